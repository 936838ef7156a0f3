package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.FileState;
import io.drover.ingest.LedgerRow;
import io.drover.ingest.Outcome;
import io.drover.ingest.Tally;
import io.drover.sandbox.SandboxServer;
import io.drover.sandbox.StoredAsset;
import io.drover.testing.ArchiveBytes;
import io.drover.testing.IngestRun;
import io.drover.testing.PhotoFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the halves of live photos where something is in the way: a file is never worse off for being a half. */
class LivePhotoTest {
    private static final String ID = "6A8E1A5C-5B2F-4E0D-9B4C-0F3A1C2D4E5F";
    private static final String OTHER_ID = "11111111-5B2F-4E0D-9B4C-0F3A1C2D4E5F";

    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    private SandboxServer server;
    private IngestRun run;

    @BeforeEach
    void start() throws IOException {
        server = SandboxServer.builder().start();
        run = new IngestRun(folder, data, server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_video_goes_first_and_the_still_names_it() throws IOException {
        still("IMG_1.HEIC", ID);
        video("img_1.mov", ID);

        Tally tally = run.run();

        assertThat(run.outcomes()).extracting(LivePhotoTest::name).containsExactly("img_1.mov", "IMG_1.HEIC");
        assertThat(asset("IMG_1.HEIC").fields())
                .containsEntry("livePhotoVideoId", asset("img_1.mov").id());
        assertThat(asset("img_1.mov").visibility()).isEqualTo("hidden");
        assertThat(server.requests("updateAsset")).isZero();
        assertThat(tally.found()).isEqualTo(2);
        assertThat(tally.balances()).isTrue();
    }

    @Test
    void names_are_the_same_however_their_letters_are_composed() throws IOException {
        still("Caf\u00e9.JPG", null);
        video("cafe\u0301.MOV", null);

        run.run();

        assertThat(asset("Caf\u00e9.JPG").liveVideo())
                .isEqualTo(asset("cafe\u0301.MOV").id());
    }

    @Test
    void a_folder_of_several_chunks_keeps_the_order() throws IOException {
        for (int i = 0; i < 600; i++) {
            still(String.format("A%04d.jpg", i), i, null);
            video(String.format("A%04d.MOV", i), i, null);
        }

        Tally tally = run.run();

        assertThat(tally.of(FileState.UPLOADED)).describedAs(tally.toString()).isEqualTo(1_200);
        assertThat(server.requests("updateAsset")).isZero();
        assertThat(server.assets())
                .filteredOn(asset -> asset.liveVideo() != null)
                .hasSize(600);
    }

    @Test
    void halves_in_a_zip_go_in_their_order() throws IOException {
        write("holiday.zip", ArchiveBytes.zip(members()));

        Tally tally = run.run();

        assertThat(tally.balances()).describedAs(tally.toString()).isTrue();
        assertThat(asset("IMG_1.HEIC").liveVideo()).isEqualTo(asset("IMG_1.MOV").id());
        assertThat(asset("IMG_2.JPG").liveVideo()).isEqualTo(asset("img_2.mp4").id());
        assertThat(server.requests("updateAsset")).isZero();
    }

    @Test
    void halves_in_a_compressed_tar_go_in_its_order_and_are_joined_all_the_same() throws IOException {
        write("holiday.tar.gz", ArchiveBytes.gzip(ArchiveBytes.tar(members())));

        Tally tally = run.run();

        assertThat(tally.balances()).describedAs(tally.toString()).isTrue();
        assertThat(asset("IMG_1.HEIC").liveVideo()).isEqualTo(asset("IMG_1.MOV").id());
        assertThat(asset("IMG_2.JPG").liveVideo()).isEqualTo(asset("img_2.mp4").id());
    }

    @Test
    void halves_in_two_archives_are_joined_by_their_identifier() throws IOException {
        Map<String, byte[]> members = members();
        byte[] video = Objects.requireNonNull(members.remove("2024/IMG_1.MOV"));
        write("a.zip", ArchiveBytes.zip(members));
        run.run();
        write("b.zip", ArchiveBytes.zip(Map.of("other/IMG_1.MOV", video)));

        run.run();

        assertThat(asset("IMG_1.HEIC").liveVideo()).isEqualTo(asset("IMG_1.MOV").id());
    }

    @Test
    void of_two_stills_of_one_name_the_heic_has_the_video() throws IOException {
        still("IMG_1.JPG", null);
        still("IMG_1.HEIC", null);
        video("IMG_1.MOV", null);

        run.run();

        assertThat(asset("IMG_1.HEIC").liveVideo()).isEqualTo(asset("IMG_1.MOV").id());
        assertThat(asset("IMG_1.JPG").liveVideo()).isNull();
    }

    @Test
    void halves_with_different_identifiers_are_none() throws IOException {
        still("IMG_1.JPG", ID);
        video("IMG_1.MOV", OTHER_ID);

        run.run();

        assertThat(asset("IMG_1.JPG").liveVideo()).isNull();
        assertThat(asset("IMG_1.MOV").visibility()).isEqualTo("timeline");
    }

    @Test
    void halves_without_identifiers_that_were_taken_at_other_times_are_none() throws IOException {
        still("IMG_1.JPG", ID);
        write("IMG_1.MOV", PhotoFile.seed(9).taken("2024-05-01T10:00:04+0200").mov());
        still("IMG_2.JPG", null);
        write("IMG_2.MOV", PhotoFile.seed(10).mov());

        run.run();

        assertThat(server.assets())
                .hasSize(4)
                .allSatisfy(asset -> assertThat(asset.liveVideo()).isNull());
    }

    @Test
    void a_library_may_leave_them_apart() throws IOException {
        still("IMG_1.JPG", ID);
        video("IMG_1.MOV", ID);

        run.withLibrary(library -> library.setLivePhotos(false)).run();

        assertThat(asset("IMG_1.JPG").liveVideo()).isNull();
    }

    @Test
    void a_still_goes_alone_when_its_video_is_left_out() throws IOException {
        still("IMG_1.JPG", ID);
        video("IMG_1.MOV", ID);

        Tally tally = run.withLibrary(library -> library.setExclude("*.MOV")).run();

        assertThat(tally.of(FileState.UPLOADED)).isEqualTo(1);
        assertThat(tally.of(FileState.EXCLUDED)).isEqualTo(1);
    }

    @Test
    void a_key_that_may_not_join_them_uploads_them_and_says_what_it_lacks() throws IOException {
        String key = server.addApiKey("asset.upload", "user.read", "asset.read");
        run = new IngestRun(folder, data, server.url().toString(), key);
        still("IMG_1.JPG", ID);
        run.run();
        video("IMG_1.MOV", ID);

        run.run();

        assertThat(row("IMG_1.MOV").known().state()).isEqualTo(FileState.UPLOADED);
        assertThat(row("IMG_1.MOV").known().reason())
                .startsWith("confirmed by checksum; not joined with IMG_1.JPG: ")
                .contains("asset.update");
        assertThat(asset("IMG_1.JPG").liveVideo()).isNull();

        server.grant(key, "asset.upload", "user.read", "asset.read", "asset.update");
        run.withLibrary(library -> library.setRecheck(true)).run();

        assertThat(asset("IMG_1.JPG").liveVideo()).isEqualTo(asset("IMG_1.MOV").id());
    }

    @Test
    void a_still_whose_video_is_gone_goes_alone_and_says_so() throws IOException {
        video("IMG_1.MOV", ID);
        run.run();
        server.purge(asset("IMG_1.MOV").id());
        still("IMG_1.JPG", ID);

        Tally tally = run.run();

        assertThat(tally.of(FileState.UPLOADED)).isEqualTo(2);
        assertThat(row("IMG_1.JPG").known().reason())
                .startsWith("confirmed by checksum; sent without its video: Live photo video not found");
        assertThat(asset("IMG_1.JPG").liveVideo()).isNull();
    }

    @Test
    void a_video_in_the_trash_is_nobody_s_half() throws IOException {
        video("IMG_1.MOV", ID);
        run.run();
        server.trash(asset("IMG_1.MOV").id());
        still("IMG_1.JPG", ID);

        Tally tally = run.withLibrary(library -> library.setRecheck(true)).run();

        assertThat(tally.of(FileState.TRASHED)).isEqualTo(1);
        assertThat(asset("IMG_1.JPG").liveVideo()).isNull();
    }

    @Test
    void a_still_that_has_a_video_is_left_alone() throws IOException {
        still("IMG_1.JPG", ID);
        video("IMG_1.MOV", ID);
        run.run();
        Files.delete(folder.resolve("IMG_1.MOV"));
        write("IMG_2.MOV", PhotoFile.seed(77).contentId(ID).mov());

        run.run();

        assertThat(asset("IMG_1.JPG").liveVideo()).isEqualTo(asset("IMG_1.MOV").id());
        assertThat(asset("IMG_2.MOV").visibility()).isEqualTo("timeline");
    }

    @Test
    void what_is_joined_is_not_asked_about_again() throws IOException {
        still("IMG_1.JPG", ID);
        run.run();
        video("IMG_1.MOV", ID);
        run.run();
        int asked = server.requests("getAssetInfo");

        run.withLibrary(library -> library.setRecheck(true)).run();

        assertThat(asset("IMG_1.JPG").liveVideo()).isEqualTo(asset("IMG_1.MOV").id());
        assertThat(asked).isEqualTo(1);
        assertThat(server.requests("getAssetInfo")).isEqualTo(asked);
    }

    @Test
    void a_server_that_fails_at_the_joining_is_asked_again() throws IOException {
        still("IMG_1.JPG", ID);
        run.run();
        video("IMG_1.MOV", ID);
        server.addFaults("updateAsset: status 500 x2");

        Tally tally = run.run();

        assertThat(tally.of(FileState.UPLOADED)).describedAs(tally.toString()).isEqualTo(2);
        assertThat(asset("IMG_1.JPG").liveVideo()).isEqualTo(asset("IMG_1.MOV").id());
    }

    private void still(String name, @Nullable String id) throws IOException {
        still(name, name.hashCode(), id);
    }

    private void still(String name, int seed, @Nullable String id) throws IOException {
        PhotoFile photo = photo(seed, id);
        write(name, name.endsWith(".HEIC") ? photo.heic() : photo.jpeg());
    }

    private void video(String name, @Nullable String id) throws IOException {
        video(name, name.hashCode(), id);
    }

    private void video(String name, int seed, @Nullable String id) throws IOException {
        write(name, movie(seed, id).mov());
    }

    private static PhotoFile photo(int seed, @Nullable String id) {
        return PhotoFile.seed(seed)
                .taken("2024:05:01 10:00:00")
                .offset("+02:00")
                .contentId(id);
    }

    private static PhotoFile movie(int seed, @Nullable String id) {
        return PhotoFile.seed(seed).taken("2024-05-01T09:59:58+0200").contentId(id);
    }

    private static Map<String, byte[]> members() {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("2024/IMG_1.HEIC", photo(1, ID).heic());
        members.put("2024/IMG_1.MOV", movie(2, ID).mov());
        members.put("2024/img_2.mp4", movie(3, null).mov());
        members.put("2024/IMG_2.JPG", photo(4, null).jpeg());
        return members;
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private static String name(Outcome outcome) {
        return outcome.file().name();
    }

    private StoredAsset asset(String name) {
        List<StoredAsset> found = server.assets().stream()
                .filter(asset -> asset.name().equals(name))
                .toList();
        assertThat(found).describedAs(name).hasSize(1);
        return found.get(0);
    }

    private LedgerRow row(String name) throws IOException {
        return run.recorded().stream()
                .filter(row -> row.path().endsWith(name))
                .findFirst()
                .orElseThrow();
    }
}
