package io.drover.metadata.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.testing.PhotoFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a picture's headers say is read, whatever else stands in the file; a file that says nothing is no error. */
class PictureReaderTest {
    private static final String ID = "6A8E1A5C-5B2F-4E0D-9B4C-0F3A1C2D4E5F";
    private static final OffsetDateTime TIME = OffsetDateTime.parse("2024-05-01T10:00:00+02:00");

    @TempDir
    private Path folder;

    @Test
    void a_jpeg_tells_its_time_with_the_offset_and_its_identifier() throws IOException {
        byte[] file = PhotoFile.seed(1)
                .taken("2024:05:01 10:00:00")
                .offset("+02:00")
                .contentId(ID)
                .jpeg();

        assertThat(read(file)).isEqualTo(new Picture(new Capture.Exact(TIME), ID));
    }

    @Test
    void a_jpeg_without_an_offset_tells_what_the_clock_showed() throws IOException {
        byte[] file = PhotoFile.seed(1).taken("2024:05:01 10:00:00").jpeg();

        assertThat(read(file))
                .isEqualTo(new Picture(new Capture.Clock(LocalDateTime.parse("2024-05-01T10:00:00")), null));
    }

    @Test
    void a_heic_tells_the_same_as_a_jpeg() throws IOException {
        PhotoFile photo =
                PhotoFile.seed(1).taken("2024:05:01 10:00:00").offset("+02:00").contentId(ID);

        assertThat(read(photo.heic())).isEqualTo(read(photo.jpeg())).isNotEqualTo(Picture.UNKNOWN);
    }

    @Test
    void a_file_in_the_form_of_a_tiff_tells_the_same() throws IOException {
        PhotoFile photo =
                PhotoFile.seed(1).taken("2024:05:01 10:00:00").offset("+02:00").contentId(ID);

        assertThat(read(photo.exif())).isEqualTo(read(photo.jpeg()));
    }

    @Test
    void a_movie_tells_what_the_phone_wrote_beside_it() throws IOException {
        byte[] file = PhotoFile.seed(1)
                .taken("2024-05-01T10:00:00+0200")
                .made(Instant.parse("2024-05-02T00:00:00Z"))
                .contentId(ID)
                .mov();

        assertThat(read(file)).isEqualTo(new Picture(new Capture.Exact(TIME), ID));
    }

    @Test
    void a_movie_without_that_tells_when_it_was_made() throws IOException {
        byte[] file =
                PhotoFile.seed(1).made(Instant.parse("2024-05-02T00:00:00Z")).mov();

        assertThat(read(file)).isEqualTo(new Picture(new Capture.Moment(Instant.parse("2024-05-02T00:00:00Z")), null));
    }

    @Test
    void a_movie_of_a_camera_without_a_clock_tells_no_time() throws IOException {
        assertThat(read(PhotoFile.seed(1).mov())).isEqualTo(Picture.UNKNOWN);
    }

    @Test
    void what_stands_behind_gigabytes_of_video_is_found_without_reading_them() throws IOException {
        Path file = folder.resolve("long.mov");
        PhotoFile movie = PhotoFile.seed(1).taken("2024-05-01T10:00:00+0200").contentId(ID);
        long video = 6L << 30;
        try (SeekableByteChannel channel = Files.newByteChannel(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(movie.movStart()));
            ByteBuffer header =
                    ByteBuffer.allocate(16).putInt(1).put("mdat".getBytes()).putLong(video + 16);
            channel.write(header.flip());
            channel.position(channel.position() + video);
            channel.write(ByteBuffer.wrap(movie.movEnd()));
        }

        assertThat(PictureReader.read(file)).isEqualTo(new Picture(new Capture.Exact(TIME), ID));
    }

    @Test
    void a_time_of_zeros_is_none() throws IOException {
        assertThat(read(PhotoFile.seed(1).taken("0000:00:00 00:00:00").jpeg())).isEqualTo(Picture.UNKNOWN);
    }

    @Test
    void a_file_of_another_kind_an_empty_one_and_none_tell_nothing() throws IOException {
        assertThat(read("a text that is longer than any header".getBytes())).isEqualTo(Picture.UNKNOWN);
        assertThat(read(new byte[0])).isEqualTo(Picture.UNKNOWN);
        assertThat(PictureReader.read(folder.resolve("none.jpg"))).isEqualTo(Picture.UNKNOWN);
        assertThat(PictureReader.read(folder)).isEqualTo(Picture.UNKNOWN);
    }

    @Test
    void a_damaged_file_tells_something_or_nothing_but_breaks_nothing() throws IOException {
        PhotoFile picture =
                PhotoFile.seed(1).taken("2024:05:01 10:00:00").offset("+02:00").contentId(ID);
        byte[][] whole = {
            picture.jpeg(),
            picture.heic(),
            picture.exif(),
            PhotoFile.seed(1).taken("2024-05-01T10:00:00Z").contentId(ID).mov()
        };
        Random random = new Random(7);
        for (int round = 0; round < 1_000; round++) {
            byte[] file = whole[round % whole.length].clone();
            for (int damage = 0; damage <= round % 4; damage++) {
                file[random.nextInt(file.length)] = (byte) random.nextInt(256);
            }
            file = round % 3 == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : file;

            assertThat(read(file)).isNotNull();
        }
    }

    private Picture read(byte[] file) throws IOException {
        return PictureReader.read(Files.write(folder.resolve("file"), file));
    }
}
