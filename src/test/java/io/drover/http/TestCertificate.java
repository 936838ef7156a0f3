package io.drover.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;

/**
 * A certificate for a host, made by the JDK's keytool for this run.
 *
 * @param store key and certificate in PKCS12 form; its password is {@link #PASSWORD}
 * @param pem the certificate alone
 */
public record TestCertificate(Path store, Path pem) {
    public static final String PASSWORD = "changeit";

    /** @param folder where its files are put */
    public static TestCertificate of(String host, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path store = folder.resolve("store.p12");
        Path pem = folder.resolve("certificate.pem");
        keytool(store, "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + host, "-ext", "san=dns:" + host);
        keytool(store, "-exportcert", "-rfc", "-file", pem.toString());
        return new TestCertificate(store, pem);
    }

    /** A context that has and trusts a certificate for localhost. */
    static SSLContext context() throws IOException, GeneralSecurityException, InterruptedException {
        return of("localhost", Files.createTempDirectory("certificate")).ownContext();
    }

    /** A context that has and trusts this certificate. */
    public SSLContext ownContext() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return SSLContexts.custom()
                .loadKeyMaterial(keys, PASSWORD.toCharArray())
                .loadTrustMaterial(keys, null)
                .build();
    }

    private static void keytool(Path store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                arguments[0],
                "-alias",
                "own",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString()));
        command.addAll(List.of(arguments).subList(1, arguments.length));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes(), Charset.defaultCharset());
        if (keytool.waitFor() != 0) {
            throw new IOException(output);
        }
    }
}
