package io.drover.trial.plan;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small pictures: real JPEGs, one for each number. */
final class Pictures {
    private static final int WIDTH = 48;
    private static final int HEIGHT = 32;
    private static final int COLOURS = 0x1000000;

    private Pictures() {}

    /** The same bytes for the same number. */
    static byte[] jpeg(long number) {
        ImageIO.setUseCache(false);
        Random random = new Random(number);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < WIDTH; x++) {
            int colour = random.nextInt(COLOURS);
            for (int y = 0; y < HEIGHT; y++) {
                image.setRGB(x, y, colour);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
