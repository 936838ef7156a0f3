package io.drover.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.drover.ingest.DamagedFileException;
import io.drover.ingest.FileStamp;
import io.drover.storage.StoredFile;
import io.drover.testing.ArchiveBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an archive is, its members are listed and read, each checked; what cannot be is told in words. */
class ArchiveStorageTest {
    private static final Limits LIMITS = new Limits(1 << 20, 200, 1_000_000);
    private static final Map<String, byte[]> TREE =
            members("2019/a.jpg", "first", "2019/07/b.jpg", "second", "c.mp4", "");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a.zip", "a.tar", "a.tar.gz", "a.TGZ", "a.tar.zst", "a.tzst"})
    void members_are_listed_and_read(String name) throws Exception {
        ArchiveStorage archive = open(name, ofKind(name, TREE));

        assertThat(archive.name()).isEqualTo(folder.resolve(name) + "!");
        assertThat(archive.count()).isEqualTo(3);
        assertThat(archive.broken()).isNull();
        assertThat(list(archive, ""))
                .extracting(StoredFile::name, StoredFile::kind)
                .containsExactly(tuple("2019", StoredFile.Kind.FOLDER), tuple("c.mp4", StoredFile.Kind.FILE));
        assertThat(list(archive, "2019")).extracting(StoredFile::name).containsExactly("07", "a.jpg");
        assertThat(archive.find("2019/a.jpg").modified()).isEqualTo(ArchiveBytes.TIME);
        assertThat(read(archive, "2019/a.jpg", 0)).isEqualTo("first");
        assertThat(read(archive, "2019/07/b.jpg", 3)).isEqualTo("ond");
        assertThat(read(archive, "c.mp4", 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 12})
    void a_zip_is_read_by_each_method(int method) throws Exception {
        ArchiveStorage archive =
                method == 12 ? open("a.zip", bzip2("a.jpg", "first")) : open("a.zip", ArchiveBytes.zip(TREE, method));

        String path = method == 12 ? "a.jpg" : "2019/a.jpg";
        assertThat(read(archive, path, 0)).isEqualTo("first");
        assertThat(read(archive, path, 2)).isEqualTo("rst");
    }

    @Test
    void a_zip_of_zstd_is_read() throws Exception {
        byte[] packed = ArchiveBytes.zstd(ArchiveBytes.text("first"));
        byte[] zip = ArchiveBytes.zip(Map.of("a.jpg", packed), ZipArchiveEntry.STORED);
        claim(zip, 93, 5, crc("first"));

        assertThat(read(open("a.zip", zip), "a.jpg", 0)).isEqualTo("first");
    }

    @Test
    void zstd_of_several_frames_is_read_and_frames_to_be_skipped_are() throws Exception {
        byte[] tar = ArchiveBytes.tar(TREE);
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frames.write(ArchiveBytes.zstd(Arrays.copyOf(tar, 700)));
        frames.write(new byte[] {0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3});
        frames.write(ArchiveBytes.zstd(Arrays.copyOfRange(tar, 700, tar.length)));

        assertThat(read(open("a.tar.zst", frames.toByteArray()), "2019/07/b.jpg", 0))
                .isEqualTo("second");
    }

    @Test
    void gzip_of_several_members_is_read() throws Exception {
        byte[] tar = ArchiveBytes.tar(TREE);
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(ArchiveBytes.gzip(Arrays.copyOf(tar, 700)));
        members.write(ArchiveBytes.gzip(Arrays.copyOfRange(tar, 700, tar.length)));

        assertThat(read(open("a.tgz", members.toByteArray()), "2019/07/b.jpg", 0))
                .isEqualTo("second");
    }

    @Test
    void zstd_that_needs_much_memory_is_refused() {
        byte[] window = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) (17 << 3)};

        assertThatThrownBy(() -> open("a.tar.zst", window))
                .isInstanceOf(DamagedFileException.class)
                .hasMessage(
                        "needs 134217728 bytes of memory to be unpacked (zstd --long or --ultra), at most 8388608 are"
                                + " taken: unpack it by hand");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.zip", "a.tar"})
    void names_that_lead_out_of_the_archive_are_refused_and_the_rest_is_read(String name) throws Exception {
        Map<String, byte[]> hostile = members(
                "../../etc/a.jpg",
                "1",
                "/etc/b.jpg",
                "2",
                "x/../../c.jpg",
                "3",
                "C:/d.jpg",
                "4",
                "C:\\e.jpg",
                "5",
                "\\\\nas\\f.jpg",
                "6",
                "..\\g.jpg",
                "7",
                "tab\there.jpg",
                "8",
                "good/h.jpg",
                "9");

        ArchiveStorage archive = open(name, ofKind(name, hostile));

        assertThat(flaws(archive))
                .containsEntry("..∕..∕etc∕a.jpg", "its name leads out of the archive")
                .containsEntry("∕etc∕b.jpg", "its name is absolute and leads out of the archive")
                .containsEntry("x∕..∕..∕c.jpg", "its name leads out of the archive")
                .containsEntry("C:∕d.jpg", "its name is absolute and leads out of the archive")
                .containsEntry("tab\uFFFDhere.jpg", "its name has control characters")
                .hasSize(8);
        assertThat(archive.count()).isEqualTo(9);
        assertThat(read(archive, "good/h.jpg", 0)).isEqualTo("9");
        assertThatThrownBy(() -> read(archive, "∕etc∕b.jpg", 0)).hasMessageContaining("is absolute");
    }

    @Test
    void names_are_made_tidy() throws Exception {
        ArchiveStorage archive = open("a.tar", ArchiveBytes.tar(members("./a//b.jpg", "1", "./c.jpg", "2")));

        assertThat(read(archive, "a/b.jpg", 0)).isEqualTo("1");
        assertThat(read(archive, "c.jpg", 0)).isEqualTo("2");
    }

    @Test
    void backslashes_of_tools_for_windows_are_slashes() throws Exception {
        byte[] zip = ArchiveBytes.zip(members("2019!a.jpg", "1"));
        replace(zip, "2019!a.jpg", "2019\\a.jpg");

        assertThat(read(open("a.zip", zip), "2019/a.jpg", 0)).isEqualTo("1");
    }

    @Test
    void the_second_of_a_name_gets_one_of_its_own() throws Exception {
        byte[] tar = join(
                entry("a.jpg", '0', "first"),
                entry("a.jpg", '0', "second"),
                entry("a (2).jpg", '0', "third"),
                entry("a.jpg", '0', "fourth"),
                new byte[1024]);

        ArchiveStorage archive = open("a.tar", tar);

        assertThat(read(archive, "a.jpg", 0)).isEqualTo("first");
        assertThat(read(archive, "a (3).jpg", 0)).isEqualTo("second");
        assertThat(read(archive, "a (2).jpg", 0)).isEqualTo("third");
        assertThat(read(archive, "a (4).jpg", 0)).isEqualTo("fourth");
    }

    @Test
    void links_and_devices_in_a_tar_are_refused() throws Exception {
        byte[] tar = join(
                ArchiveBytes.tarHeader("hard.jpg", '1', 0),
                ArchiveBytes.tarHeader("soft.jpg", '2', 0),
                ArchiveBytes.tarHeader("disk.jpg", '4', 0),
                ArchiveBytes.tarHeader("pipe.jpg", '6', 0),
                ArchiveBytes.tarHeader("folder/", '5', 0),
                entry("a.jpg", '0', "first"),
                new byte[1024]);

        ArchiveStorage archive = open("a.tar", tar);

        assertThat(flaws(archive)).hasSize(4).containsValue("not a regular file: a link or a device in an archive");
        assertThat(read(archive, "a.jpg", 0)).isEqualTo("first");
    }

    @Test
    void a_link_in_a_zip_is_refused() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            ZipArchiveEntry link = new ZipArchiveEntry("link.jpg");
            link.setUnixMode(0120777);
            zip.putArchiveEntry(link);
            zip.write(ArchiveBytes.text("/etc/passwd"));
            zip.closeArchiveEntry();
        }

        assertThat(flaws(open("a.zip", bytes.toByteArray())))
                .containsEntry("link.jpg", "not a regular file: a link or a device in an archive");
    }

    @Test
    void a_file_with_holes_is_told() throws Exception {
        byte[] tar = join(entry("holes.jpg", 'S', "content"), entry("a.jpg", '0', "first"), new byte[1024]);

        ArchiveStorage archive = open("a.tar", tar);

        assertThat(flaws(archive))
                .containsEntry("holes.jpg", "is stored as a file with holes (tar --sparse): unpack it by hand");
        assertThat(read(archive, "a.jpg", 0)).isEqualTo("first");
    }

    @Test
    void encrypted_and_unknown_members_are_told() throws Exception {
        byte[] zip = ArchiveBytes.zip(members("a.jpg", "first", "b.jpg", "second", "c.jpg", "third"));
        int first = central(zip, 0);
        zip[first + 8] |= 1;
        zip[central(zip, first + 4) + 10] = 14;

        ArchiveStorage archive = open("a.zip", zip);

        assertThat(flaws(archive))
                .containsEntry("a.jpg", "encrypted: unpack it by hand")
                .containsEntry("b.jpg", "is packed by method 14 of zip, which Drover cannot unpack: unpack it by hand");
        assertThat(read(archive, "c.jpg", 0)).isEqualTo("third");
    }

    @Test
    void a_wrong_checksum_is_told_before_the_last_byte_is() throws Exception {
        byte[] zip = ArchiveBytes.zip(members("a.jpg", "first", "b.jpg", "second"), ZipArchiveEntry.STORED);
        replace(zip, "first", "fIrst");

        ArchiveStorage archive = open("a.zip", zip);

        assertThatThrownBy(() -> read(archive, "a.jpg", 0))
                .isInstanceOf(DamagedFileException.class)
                .hasMessage("is damaged in its archive: its checksum (CRC) is not the one that it says");
        assertThat(read(archive, "b.jpg", 0)).isEqualTo("second");
    }

    @Test
    void more_or_less_bytes_than_declared_are_told() throws Exception {
        byte[] more = ArchiveBytes.zip(members("a.jpg", "first"));
        claim(more, 8, 4, crc("firs"));
        byte[] less = ArchiveBytes.zip(members("a.jpg", "first"));
        claim(less, 8, 6, crc("first"));

        assertThatThrownBy(() -> read(open("more.zip", more), "a.jpg", 0))
                .hasMessage("is damaged in its archive: has more than the 4 bytes that it says");
        assertThatThrownBy(() -> read(open("less.zip", less), "a.jpg", 0))
                .hasMessage("is damaged in its archive: ends after 5 of 6 bytes");
    }

    @Test
    void damaged_data_is_told() throws Exception {
        byte[] zip = ArchiveBytes.zip(members("a.jpg", "first".repeat(100)));
        int data = 30 + "a.jpg".length() + (zip[28] & 0xff);
        zip[data] = (byte) 0xff;

        assertThatThrownBy(() -> read(open("a.zip", zip), "a.jpg", 0))
                .isInstanceOf(DamagedFileException.class)
                .hasMessage("is damaged in its archive: invalid block type");
    }

    @Test
    void a_zip_that_is_cut_off_is_not_guessed_at() {
        byte[] zip = ArchiveBytes.zip(TREE);

        assertThatThrownBy(() -> open("a.zip", Arrays.copyOf(zip, zip.length / 2)))
                .isInstanceOf(DamagedFileException.class)
                .hasMessage("has no central directory: it is cut off, or no zip");
        assertThatThrownBy(() -> open("b.zip", new byte[0]))
                .hasMessage("has no central directory: it is cut off, or no zip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.tar", "a.tar.gz", "a.tar.zst"})
    void what_is_whole_before_a_tar_is_cut_off_counts(String name) throws Exception {
        Random random = new Random(1);
        Map<String, byte[]> three = new LinkedHashMap<>();
        for (String member : List.of("a.jpg", "b.jpg", "c.jpg")) {
            byte[] bytes = new byte[4_000_000]; // zstd gives what it has two megabytes later
            random.nextBytes(bytes);
            three.put(member, bytes);
        }
        byte[] whole = ofKind(name, three);

        ArchiveStorage archive = open(name, Arrays.copyOf(whole, 10_000_000));

        assertThat(archive.broken()).matches("is cut off, after [12] members?");
        assertThat(archive.find("a.jpg").size()).isEqualTo(4_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.tar.gz", "a.tar.zst"})
    void of_a_compressed_tar_that_is_damaged_nothing_counts(String name) {
        byte[] whole = ofKind(name, TREE);
        whole[whole.length / 2] ^= 0x55;

        assertThatThrownBy(() -> open(name, whole)).isInstanceOf(DamagedFileException.class);
    }

    @Test
    void what_grows_too_much_is_told() throws Exception {
        byte[] zeros = new byte[3_000_000];
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("a.jpg", ArchiveBytes.text("first"));
        members.put("bomb.jpg", zeros);

        ArchiveStorage tar = open("a.tar.gz", ArchiveBytes.gzip(ArchiveBytes.tar(members)));
        assertThat(tar.broken()).contains("which looks like an archive bomb, after 1 member");
        assertThat(read(tar, "a.jpg", 0)).isEqualTo("first");
        assertThatThrownBy(() -> open("a.zip", ArchiveBytes.zip(members)))
                .isInstanceOf(DamagedFileException.class)
                .hasMessageContaining("which looks like an archive bomb: unpack it by hand");
        byte[] random = new byte[20_000];
        new Random(1).nextBytes(random);
        members.put("c.jpg", random);
        ArchiveStorage zip = open("b.zip", ArchiveBytes.zip(members));
        assertThat(flaws(zip).get("bomb.jpg")).startsWith("would grow from ").endsWith("bomb: unpack it by hand");
        assertThat(read(zip, "a.jpg", 0)).isEqualTo("first");
    }

    @Test
    void members_that_lie_over_one_another_are_told() {
        byte[] random = new byte[5_000];
        new Random(1).nextBytes(random);
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("a.jpg", random);
        byte[] zip = ArchiveBytes.zip(members);
        int central = central(zip, 0);
        int end = zip.length - 22;
        byte[] record = Arrays.copyOfRange(zip, central, end);
        byte[] tail = Arrays.copyOfRange(zip, end, zip.length);
        ByteBuffer.wrap(tail)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(12, record.length * 2)
                .putShort(10, (short) 2);

        assertThatThrownBy(() -> open("a.zip", join(Arrays.copyOf(zip, end), record, tail)))
                .hasMessage("its members lie over one another, which looks like an archive bomb: unpack it by hand");
    }

    @Test
    void too_many_members_are_told() {
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int index = 0; index < 7_000; index++) {
            many.put("folder/picture-" + index + ".jpg", new byte[0]);
        }

        assertThatThrownBy(() -> open("a.zip", ArchiveBytes.zip(many)))
                .isInstanceOf(DamagedFileException.class)
                .hasMessageMatching("has more than \\d{4} members, too many for the memory that Drover has: .*");
    }

    @Test
    void a_header_that_would_fill_the_memory_is_told() {
        byte[] tar = join(ArchiveBytes.tarHeader("././@LongLink", 'L', 2_000_000), new byte[4096]);

        assertThatThrownBy(() -> open("a.tar", tar)).hasMessage("has a header of 2000000 bytes");
    }

    @Test
    void names_that_nobody_says_the_encoding_of_are_read() throws Exception {
        for (String name : List.of("Übergrößen/schön.jpg", "château.jpg")) {
            assertThat(flaws(open("a.zip", named(name, Charset.forName("IBM437"))), true))
                    .containsKey(name);
        }
        for (String name : List.of("写真/花火.jpg", "さくら.jpg")) {
            assertThat(flaws(open("a.zip", named(name, Charset.forName("windows-31j"))), true))
                    .containsKey(name);
            assertThat(flaws(open("a.zip", named(name, UTF_8)), true)).containsKey(name);
        }
    }

    @Test
    void long_and_foreign_names_in_a_tar_are_read() throws Exception {
        String longName = "folder-of-some-length/".repeat(12) + "größer.jpg";

        assertThat(read(open("a.tar", ArchiveBytes.tar(members(longName, "1"))), longName, 0))
                .isEqualTo("1");
    }

    @Test
    void a_zip_behind_something_else_is_read() throws Exception {
        byte[] zip = join(new byte[777], ArchiveBytes.zip(TREE));

        assertThat(read(open("a.zip", zip), "2019/a.jpg", 0)).isEqualTo("first");
    }

    @Test
    void a_split_zip_is_read_and_a_missing_part_is_named() throws Exception {
        byte[] random = new byte[200_000];
        new Random(3).nextBytes(random);
        Path main = folder.resolve("photos.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(main, 64 * 1024)) {
            for (String name : List.of("a.jpg", "b.jpg")) {
                zip.putArchiveEntry(new ZipArchiveEntry(name));
                zip.write(random);
                zip.closeArchiveEntry();
            }
        }

        ArchiveStorage archive = open(main);
        assertThat(archive.file().parts()).hasSizeGreaterThan(3);
        assertThat(readBytes(archive, "b.jpg", 0)).isEqualTo(random);
        assertThat(readBytes(archive, "a.jpg", 150_000)).isEqualTo(Arrays.copyOfRange(random, 150_000, 200_000));
        Files.delete(folder.resolve("photos.z02"));
        assertThatThrownBy(() -> open(main)).hasMessage("photos.z02 is missing");
        Files.delete(folder.resolve("photos.z01"));
        assertThatThrownBy(() -> open(main)).hasMessage("photos.z01 is missing");
    }

    @Test
    void a_part_of_another_zip_beside_it_is_told() throws Exception {
        Files.write(folder.resolve("a.z01"), new byte[100]);

        assertThatThrownBy(() -> open("a.zip", ArchiveBytes.zip(TREE)))
                .hasMessage("a.z01 lies beside it and is no part of it: move it away");
    }

    @Test
    void a_zip_that_was_cut_into_pieces_is_read() throws Exception {
        byte[] zip = ArchiveBytes.zip(TREE);
        Files.write(folder.resolve("a.zip.002"), Arrays.copyOfRange(zip, 100, 150));
        Files.write(folder.resolve("a.zip.003"), Arrays.copyOfRange(zip, 150, zip.length));

        ArchiveStorage archive = open("a.zip.001", Arrays.copyOf(zip, 100));

        assertThat(read(archive, "2019/07/b.jpg", 0)).isEqualTo("second");
        Files.delete(folder.resolve("a.zip.003"));
        assertThatThrownBy(() -> open(folder.resolve("a.zip.001")))
                .hasMessage("has no central directory: it is cut off, or no zip; or a.zip.003 is missing");
    }

    @Test
    void a_member_of_an_archive_that_was_written_since_is_another_one() throws Exception {
        ArchiveStorage archive = open("a.zip", ArchiveBytes.zip(TREE));
        StoredFile before = archive.find("2019/a.jpg");

        Files.write(folder.resolve("a.zip"), ArchiveBytes.zip(members("2019/a.jpg", "other")));

        assertThat(archive.find("2019/a.jpg")).isNotEqualTo(before);
        assertThatThrownBy(() -> read(archive, "2019/a.jpg", 0))
                .hasMessageEndingWith("has changed since it was looked into");
    }

    @Test
    void a_member_beyond_eight_gigabytes_is_found_and_read_at_its_end() throws Exception {
        long size = 9_000_000_000L;
        Path tar = folder.resolve("a.tar");
        try (RandomAccessFile file = new RandomAccessFile(tar.toFile(), "rw")) {
            file.write(ArchiveBytes.tarHeader("large.mp4", '0', size));
            file.seek(512 + size - 3);
            file.write(ArchiveBytes.text("end"));
            file.setLength(512 + (size + 511) / 512 * 512 + 1024);
        }

        ArchiveStorage archive = open(tar);

        assertThat(archive.find("large.mp4").size()).isEqualTo(size);
        assertThat(read(archive, "large.mp4", size - 3)).isEqualTo("end");
    }

    private ArchiveStorage open(String name, byte[] bytes) throws Exception {
        return open(Files.write(folder.resolve(name), bytes));
    }

    private static ArchiveStorage open(Path path) throws Exception {
        ArchiveKind kind =
                Objects.requireNonNull(ArchiveKind.of(path.getFileName().toString()));
        return ArchiveStorage.open(ArchiveFile.find(path, kind, FileStamp.of(path)), LIMITS, Keeper.NONE);
    }

    private static byte[] ofKind(String name, Map<String, byte[]> members) {
        ArchiveKind kind = Objects.requireNonNull(ArchiveKind.of(name));
        return switch (kind) {
            case ZIP -> ArchiveBytes.zip(members);
            case TAR -> ArchiveBytes.tar(members);
            case TAR_GZIP -> ArchiveBytes.gzip(ArchiveBytes.tar(members));
            case TAR_ZSTD -> ArchiveBytes.zstd(ArchiveBytes.tar(members));
        };
    }

    private static List<StoredFile> list(ArchiveStorage archive, String path) throws IOException {
        List<StoredFile> files = new ArrayList<>();
        try (var listing = archive.list(path)) {
            for (StoredFile file = listing.next(); file != null; file = listing.next()) {
                files.add(file);
            }
        }
        return files;
    }

    private static String read(ArchiveStorage archive, String path, long from) throws IOException {
        return new String(readBytes(archive, path, from), UTF_8);
    }

    private static byte[] readBytes(ArchiveStorage archive, String path, long from) throws IOException {
        try (InputStream content = archive.open(path, archive.find(path), from)) {
            return content.readAllBytes();
        }
    }

    private static Map<String, String> flaws(ArchiveStorage archive) {
        return flaws(archive, false);
    }

    private static Map<String, String> flaws(ArchiveStorage archive, boolean soundOnes) {
        Map<String, String> flaws = new LinkedHashMap<>();
        archive.forEach(member -> {
            Flaw flaw = member.flaw();
            if (soundOnes || flaw != null) {
                flaws.put(member.path(), flaw == null ? "" : flaw.reason());
            }
        });
        return flaws;
    }

    private static Map<String, byte[]> members(String... namesAndTexts) {
        Map<String, byte[]> members = new LinkedHashMap<>();
        for (int index = 0; index < namesAndTexts.length; index += 2) {
            members.put(namesAndTexts[index], ArchiveBytes.text(namesAndTexts[index + 1]));
        }
        return members;
    }

    private static byte[] entry(String name, char type, String text) {
        byte[] content = ArchiveBytes.text(text);
        return join(ArchiveBytes.tarHeader(name, type, content.length), Arrays.copyOf(content, 512));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] named(String name, Charset charset) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            zip.setEncoding(charset.name());
            zip.setUseLanguageEncodingFlag(false);
            zip.setCreateUnicodeExtraFields(ZipArchiveOutputStream.UnicodeExtraFieldPolicy.NEVER);
            zip.putArchiveEntry(new ZipArchiveEntry(name));
            zip.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] bzip2(String name, String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (var packing = new BZip2CompressorOutputStream(packed)) {
            packing.write(ArchiveBytes.text(text));
        }
        byte[] zip = ArchiveBytes.zip(Map.of(name, packed.toByteArray()), ZipArchiveEntry.STORED);
        claim(zip, 12, text.length(), crc(text));
        return zip;
    }

    /** Lets the central directory say another method, size and checksum of its first member. */
    private static void claim(byte[] zip, int method, int size, int crc) {
        ByteBuffer.wrap(zip)
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(central(zip, 0))
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(10, (short) method)
                .putInt(16, crc)
                .putInt(24, size);
    }

    private static int crc(String text) {
        CRC32 crc = new CRC32();
        crc.update(ArchiveBytes.text(text));
        return (int) crc.getValue();
    }

    private static int central(byte[] zip, int from) {
        for (int at = from; at < zip.length - 4; at++) {
            if (zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 1 && zip[at + 3] == 2) {
                return at;
            }
        }
        throw new AssertionError("no central directory");
    }

    private static void replace(byte[] bytes, String from, String to) {
        byte[] wanted = ArchiveBytes.text(from);
        for (int at = 0; at <= bytes.length - wanted.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                System.arraycopy(ArchiveBytes.text(to), 0, bytes, at, wanted.length);
            }
        }
    }
}
