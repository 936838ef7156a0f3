package io.drover.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** S3Proxy, a server of S3 that somebody else wrote, with its objects in memory: a process of its own, with its own jars. */
public final class S3Server implements AutoCloseable {
    /** Fetched by the build. */
    private static final Path JAR = Path.of("target/s3proxy.jar");

    private static final Pattern STARTED = Pattern.compile("Started ServerConnector.*\\{127\\.0\\.0\\.1:(\\d+)}");

    private final Process process;
    private final String url;
    private final S3Client client;

    private S3Server(Process process, int port) {
        this.process = process;
        this.url = "http://127.0.0.1:" + port;
        this.client = S3Client.builder()
                .endpointOverride(URI.create(url))
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED) // it knows no trailers
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(FakeS3.ACCESS_KEY, FakeS3.SECRET_KEY)))
                .build();
    }

    /** Starts one that takes the keys of {@link FakeS3}. @param folder for its settings */
    public static S3Server start(Path folder) throws IOException {
        Path settings = Files.write(
                folder.resolve("s3proxy.conf"),
                List.of(
                        "s3proxy.endpoint=http://127.0.0.1:0",
                        "s3proxy.authorization=aws-v2-or-v4",
                        "s3proxy.ignore-unknown-headers=true", // the client asks for a checksum in one of its own
                        "s3proxy.identity=" + FakeS3.ACCESS_KEY,
                        "s3proxy.credential=" + FakeS3.SECRET_KEY,
                        "jclouds.provider=transient",
                        "jclouds.identity=none",
                        "jclouds.credential=none"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        JAR.toString(),
                        "--properties",
                        settings.toString())
                .redirectErrorStream(true)
                .start();
        StringBuilder said = new StringBuilder();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                drain(output);
                return new S3Server(process, Integer.parseInt(started.group(1)));
            }
            said.append(line).append('\n');
        }
        throw new IOException("it did not start: " + said);
    }

    /** What it says later is not wanted, and is not to hold it up. */
    private static void drain(BufferedReader output) {
        Thread reader = new Thread(() -> output.lines().forEach(line -> {}), "s3proxy-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** The address for uriEndpointOverride. */
    public String url() {
        return url;
    }

    /** Makes a bucket. */
    public void createBucket(String bucket) {
        client.createBucket(request -> request.bucket(bucket));
    }

    /** Puts an object there. */
    public void put(String bucket, String key, byte[] bytes) {
        client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
    }

    /** The keys of a bucket, in their order; a thousand at most. */
    public List<String> keys(String bucket) {
        return client.listObjectsV2(request -> request.bucket(bucket)).contents().stream()
                .map(object -> object.key())
                .toList();
    }

    @Override
    public void close() {
        client.close();
        process.destroyForcibly();
    }
}
