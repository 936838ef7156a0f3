package io.drover.immich;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/** The part of the component that says what stands between here and the server. */
abstract class NetworkOptions extends AccessOptions implements SSLContextParametersAware {
    @Metadata(label = "security", description = "TLS by Camel's own parameters: a client certificate, a trust store")
    private @Nullable SSLContextParameters sslContextParameters;

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Whether the TLS settings of camel.ssl.* hold for this server")
    private boolean useGlobalSslContextParameters;

    @Metadata(
            label = "security",
            description = "PEM file with certificates that are trusted besides those that the Java runtime trusts")
    private @Nullable String caCertificateFile;

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Accept any certificate of any host: whoever is in between can read and change everything")
    private boolean insecureSkipCertificateVerification;

    @Metadata(label = "proxy", description = "HTTP proxy that all connections go through")
    private @Nullable String proxyHost;

    @Metadata(label = "proxy", defaultValue = "3128", description = "Port of the proxy, 1 to 65535")
    private int proxyPort = 3128;

    @Metadata(label = "proxy", description = "User for the proxy")
    private @Nullable String proxyUser;

    @Metadata(label = "proxy", secret = true, description = "Password for the proxy")
    private @Nullable String proxyPassword;

    @Metadata(
            label = "proxy",
            description = "File that holds the password for the proxy, read again when it changes; beats proxyPassword")
    private @Nullable String proxyPasswordFile;

    @Metadata(
            label = "security",
            secret = true,
            description =
                    "Headers of every request, for an access gateway before the server, as extraHeaders[NAME] = VALUE")
    private Map<String, String> extraHeaders = new LinkedHashMap<>();

    @Metadata(
            label = "bandwidth",
            defaultValue = "0",
            description =
                    "Most bytes in a second that files are sent with, by the time of day, such as 06:00-23:00 2MB/s, 5MB/s; 0 is no limit")
    private String uploadRate = "0";

    @Metadata(label = "bandwidth", defaultValue = "0", description = "The same for files that are received")
    private String downloadRate = "0";

    @Metadata(
            label = "bandwidth",
            description = "Address of the same server's API in the own network, tried first for large uploads")
    private @Nullable String lanUrl;

    @Metadata(
            label = "bandwidth",
            defaultValue = "10000000",
            description = "Files of so many bytes and more go to lanUrl where it can be reached, 0 or more")
    private long lanFrom = 10_000_000;

    @Metadata(
            label = "bandwidth",
            defaultValue = "false",
            description = "Show credentials to an http lanUrl although url is https")
    private boolean lanAllowHttp;

    public @Nullable SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public @Nullable String getCaCertificateFile() {
        return caCertificateFile;
    }

    public void setCaCertificateFile(@Nullable String caCertificateFile) {
        this.caCertificateFile = caCertificateFile;
    }

    public boolean isInsecureSkipCertificateVerification() {
        return insecureSkipCertificateVerification;
    }

    public void setInsecureSkipCertificateVerification(boolean insecureSkipCertificateVerification) {
        this.insecureSkipCertificateVerification = insecureSkipCertificateVerification;
    }

    public @Nullable String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(@Nullable String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public int getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(int proxyPort) {
        this.proxyPort = proxyPort;
    }

    public @Nullable String getProxyUser() {
        return proxyUser;
    }

    public void setProxyUser(@Nullable String proxyUser) {
        this.proxyUser = proxyUser;
    }

    public @Nullable String getProxyPassword() {
        return proxyPassword;
    }

    public void setProxyPassword(@Nullable String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    public @Nullable String getProxyPasswordFile() {
        return proxyPasswordFile;
    }

    public void setProxyPasswordFile(@Nullable String proxyPasswordFile) {
        this.proxyPasswordFile = proxyPasswordFile;
    }

    public Map<String, String> getExtraHeaders() {
        return extraHeaders;
    }

    public void setExtraHeaders(Map<String, String> extraHeaders) {
        this.extraHeaders = extraHeaders;
    }

    public String getUploadRate() {
        return uploadRate;
    }

    public void setUploadRate(String uploadRate) {
        this.uploadRate = uploadRate;
    }

    public String getDownloadRate() {
        return downloadRate;
    }

    public void setDownloadRate(String downloadRate) {
        this.downloadRate = downloadRate;
    }

    public @Nullable String getLanUrl() {
        return lanUrl;
    }

    public void setLanUrl(@Nullable String lanUrl) {
        this.lanUrl = lanUrl;
    }

    public long getLanFrom() {
        return lanFrom;
    }

    public void setLanFrom(long lanFrom) {
        this.lanFrom = lanFrom;
    }

    public boolean isLanAllowHttp() {
        return lanAllowHttp;
    }

    public void setLanAllowHttp(boolean lanAllowHttp) {
        this.lanAllowHttp = lanAllowHttp;
    }
}
