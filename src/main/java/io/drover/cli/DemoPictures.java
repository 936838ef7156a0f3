package io.drover.cli;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;

/** Draws small landscapes: real JPEGs, each different, with the EXIF data of a camera. */
final class DemoPictures {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;

    private final RandomGenerator random;

    DemoPictures(RandomGenerator random) {
        this.random = random;
        System.setProperty("java.awt.headless", "true");
        ImageIO.setUseCache(false);
    }

    byte[] next(LocalDateTime taken) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setPaint(new GradientPaint(0, 0, color(), 0, HEIGHT, color()));
            graphics.fillRect(0, 0, WIDTH, HEIGHT);
            graphics.setColor(new Color(255, 240, 200));
            graphics.fillOval(random.nextInt(WIDTH - 60), random.nextInt(80), 40, 40);
            for (int i = 0; i < 6; i++) {
                int width = 120 + random.nextInt(160);
                graphics.setColor(color().darker());
                graphics.fillOval(random.nextInt(WIDTH) - width / 2, HEIGHT - 30 - random.nextInt(60), width, 160);
            }
        } finally {
            graphics.dispose();
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", jpeg);
        return ExifSegment.insert(jpeg.toByteArray(), "Drover", "Demo Camera", taken);
    }

    private Color color() {
        return Color.getHSBColor(random.nextFloat(), 0.4f + 0.5f * random.nextFloat(), 0.9f);
    }
}
