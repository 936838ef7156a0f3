package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.LedgerRow;
import io.drover.sandbox.SandboxServer;
import io.drover.testing.ArchiveBytes;
import io.drover.testing.IngestProcess;
import io.drover.testing.IngestRun;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is huge, or made to be, goes through the memory that Drover ships with. */
@Tag("long")
class ArchiveMemoryTest {
    private static final long SIZE = (4L << 30) + 5;
    private static final List<String> SHIPPED_HEAP = List.of("-Xmx72m", "-XX:+UseSerialGC");

    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    @Test
    @Timeout(300)
    void four_gigabytes_in_a_zip_are_sent_beside_bombs_that_are_told() throws Exception {
        writeLarge(folder.resolve("large.zip"));
        writeMany(folder.resolve("many.zip"));
        writeZeros(folder.resolve("zeros.tar.gz"));
        try (SandboxServer server = SandboxServer.builder().start();
                IngestProcess process = IngestProcess.start(folder, data, server, SHIPPED_HEAP, Map.of())) {

            IngestProcess.Result result = process.finished();

            assertThat(result).isEqualTo(new IngestProcess.Result(4, 1, 2, 1, true));
            assertThat(server.assets())
                    .singleElement()
                    .satisfies(asset -> assertThat(asset.size()).isEqualTo(SIZE));
        }
        Map<String, String> reasons = IngestRun.recorded(data).stream()
                .collect(Collectors.toMap(
                        LedgerRow::path, row -> String.valueOf(row.known().reason())));
        assertThat(reasons.get(folder + "/many.zip")).contains("members, too many for the memory that Drover has");
        assertThat(reasons.get(folder + "/zeros.tar.gz")).contains("which looks like an archive bomb, after 0 members");
    }

    /** One stored member without blocks on the disk, whose sizes stand in the extra fields. */
    private static void writeLarge(Path path) throws IOException {
        byte[] name = ArchiveBytes.text("film.mp4");
        CRC32 crc = new CRC32();
        byte[] zeros = new byte[1 << 20];
        for (long left = SIZE; left > 0; left -= zeros.length) {
            crc.update(zeros, 0, (int) Math.min(left, zeros.length));
        }
        ByteBuffer local = buffer(30 + name.length).putInt(0x04034b50).putShort((short) 45);
        local.putShort(26, (short) name.length).position(30).put(name);
        ByteBuffer central = buffer(46 + name.length + 20).putInt(0x02014b50);
        central.putInt(16, (int) crc.getValue()).putInt(20, -1).putInt(24, -1);
        central.putShort(28, (short) name.length)
                .putShort(30, (short) 20)
                .position(46)
                .put(name);
        central.putShort((short) 1).putShort((short) 16).putLong(SIZE).putLong(SIZE);
        long start = local.capacity() + SIZE;
        ByteBuffer end = buffer(56 + 20 + 22).putInt(0x06064b50).putLong(44).position(24);
        end.putLong(1).putLong(1).putLong(central.capacity()).putLong(start);
        end.putInt(0x07064b50).putInt(0).putLong(start + central.capacity()).putInt(1);
        end.putInt(0x06054b50)
                .putInt(0)
                .putShort((short) -1)
                .putShort((short) -1)
                .putInt(-1)
                .putInt(-1);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.write(local.array());
            file.seek(start);
            file.write(central.array());
            file.write(end.array());
        }
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void writeMany(Path path) throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(path)) {
            for (int number = 0; number < 100_000; number++) {
                ZipArchiveEntry entry = new ZipArchiveEntry(number + ".jpg");
                entry.setMethod(ZipArchiveEntry.STORED);
                entry.setSize(0);
                entry.setCrc(0);
                zip.putArchiveEntry(entry);
                zip.closeArchiveEntry();
            }
        }
    }

    private static void writeZeros(Path path) throws IOException {
        byte[] zeros = new byte[1 << 20];
        try (OutputStream tar = new GZIPOutputStream(Files.newOutputStream(path))) {
            tar.write(ArchiveBytes.tarHeader("bomb.jpg", '0', 200L << 20));
            for (int number = 0; number < 200; number++) {
                tar.write(zeros);
            }
            tar.write(new byte[1024]);
        }
    }
}
