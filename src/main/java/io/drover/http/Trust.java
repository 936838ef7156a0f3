package io.drover.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.hc.client5.http.ssl.TrustAllStrategy;
import org.apache.hc.core5.ssl.SSLContexts;

/** Whom to trust on https, where the Java runtime's own list will not do. */
public final class Trust {
    private Trust() {}

    /**
     * Trusts the certificates of a file besides those that the Java runtime trusts.
     *
     * @param setting the setting's name, for the message
     * @param file one or more certificates in PEM form
     * @throws IllegalArgumentException in one sentence, when the file cannot be read or holds no certificate
     */
    public static SSLContext with(String setting, Path file) {
        Collection<? extends Certificate> certificates = certificates(setting, file);
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate known : ofRuntime()) {
                store.setCertificateEntry("runtime" + number++, known);
            }
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("own" + number++, certificate);
            }
            return SSLContexts.custom().loadTrustMaterial(store, null).build();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(setting + ": " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Trusts whoever answers. */
    public static SSLContext everybody() {
        try {
            return SSLContexts.custom()
                    .loadTrustMaterial(TrustAllStrategy.INSTANCE)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the Java runtime makes no TLS context", e);
        }
    }

    private static Collection<? extends Certificate> certificates(String setting, Path file) {
        Collection<? extends Certificate> certificates;
        try (InputStream in = Files.newInputStream(file)) {
            certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(setting + ": there is no file " + file);
        } catch (CertificateException e) {
            throw noCertificate(setting, file);
        } catch (IOException e) {
            throw new IllegalArgumentException(setting + ": " + file + " cannot be read: " + e);
        }
        if (certificates.isEmpty()) {
            throw noCertificate(setting, file);
        }
        return certificates;
    }

    private static IllegalArgumentException noCertificate(String setting, Path file) {
        return new IllegalArgumentException(setting + ": " + file
                + " holds no certificate; allowed is PEM, which begins with -----BEGIN CERTIFICATE-----");
    }

    private static X509Certificate[] ofRuntime() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }
}
