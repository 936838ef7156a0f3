package io.drover.immich;

import io.drover.http.GatewayHeaders;
import io.drover.http.HttpAddress;
import io.drover.http.Network;
import io.drover.http.Proxy;
import io.drover.http.RateLimit;
import io.drover.http.Timetable;
import io.drover.http.Trust;
import io.drover.immich.api.ImmichSettings;
import io.drover.immich.api.LanAddress;
import io.drover.options.OptionValues;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes of the component's options how the server is reached. */
final class NetworkReader {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkReader.class);

    private final NetworkOptions options;
    private final OptionValues values;

    NetworkReader(NetworkOptions options, OptionValues values) {
        this.options = options;
        this.values = values;
    }

    /** @param clock whose time of day, in the system's zone, the rates follow */
    Network network(Clock clock) {
        return new Network(
                tls(),
                !options.isInsecureSkipCertificateVerification(),
                proxy(),
                GatewayHeaders.of(values.name("extraHeaders"), options.getExtraHeaders()),
                rate("uploadRate", options.getUploadRate(), clock),
                rate("downloadRate", options.getDownloadRate(), clock));
    }

    private RateLimit rate(String option, String text, Clock clock) {
        Timetable timetable = Timetable.parse(values.name(option), text);
        return new RateLimit(timetable, clock, ZoneId.systemDefault(), RateLimit.Pace.REAL);
    }

    private SSLContext tls() {
        SSLContextParameters parameters = parameters();
        String certificates = OptionValues.optional(options.getCaCertificateFile());
        if (options.isInsecureSkipCertificateVerification()) {
            if (parameters != null || certificates != null) {
                throw values.refuse(
                        "insecureSkipCertificateVerification",
                        "is true, so that no certificate is looked at: leave out either it, or caCertificateFile,"
                                + " sslContextParameters and useGlobalSslContextParameters");
            }
            LOG.warn(
                    "{}: certificates are not verified, so that whoever is in between can read and change everything,"
                            + " credentials included",
                    values.name("insecureSkipCertificateVerification"));
            return Trust.everybody();
        }
        if (parameters == null) {
            return certificates == null
                    ? SSLContexts.createSystemDefault()
                    : Trust.with(values.name("caCertificateFile"), Path.of(certificates));
        }
        if (certificates != null) {
            throw values.refuse(
                    "caCertificateFile",
                    "is set beside Camel's TLS parameters: put the certificate into their trust store");
        }
        return context(parameters);
    }

    private @Nullable SSLContextParameters parameters() {
        SSLContextParameters own = options.getSslContextParameters();
        if (own != null || !options.isUseGlobalSslContextParameters()) {
            return own;
        }
        SSLContextParameters global = options.getCamelContext().getSSLContextParameters();
        if (global == null) {
            throw values.refuse("useGlobalSslContextParameters", "is true, but there are no settings camel.ssl.*");
        }
        return global;
    }

    private SSLContext context(SSLContextParameters parameters) {
        try {
            return parameters.createSSLContext(options.getCamelContext());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    values.name("sslContextParameters") + " cannot be used: " + e.getMessage(), e);
        }
    }

    private @Nullable Proxy proxy() {
        String host = OptionValues.optional(options.getProxyHost());
        String user = OptionValues.optional(options.getProxyUser());
        if (host == null) {
            if (user != null) {
                throw values.refuse("proxyHost", "is not set: a user for the proxy is given, and needs a proxy");
            }
            return null;
        }
        if (host.contains("/") || host.contains("@")) {
            throw values.refuse("proxyHost", "is no host: give its name or address alone, and its port as proxyPort");
        }
        Supplier<String> password =
                values.secret(options.getProxyPassword(), "proxyPasswordFile", options.getProxyPasswordFile());
        if ((user == null) != (password == null)) {
            throw values.refuse("proxyUser", "and proxyPassword belong together: set both, or neither");
        }
        return new Proxy(
                host,
                values.between("proxyPort", options.getProxyPort(), 1, 65_535),
                user,
                password == null ? () -> "" : password);
    }

    /** The address in the own network, or null. @param url the usual one */
    @Nullable
    LanAddress lan(HttpAddress url) {
        String lanUrl = OptionValues.optional(options.getLanUrl());
        if (lanUrl == null) {
            return null;
        }
        HttpAddress address = ImmichSettings.address(values.name("lanUrl"), lanUrl);
        if (url.secure() && !address.secure() && !options.isLanAllowHttp()) {
            throw values.refuse(
                    "lanUrl",
                    "is http, so that credentials and files are open to everyone in that network, while url is https:"
                            + " use https, or set lanAllowHttp = true");
        }
        if (options.getLanFrom() < 0) {
            throw values.refuse("lanFrom", "is " + options.getLanFrom() + ", allowed: 0 or more bytes");
        }
        return new LanAddress(address, options.getLanFrom());
    }
}
