package io.drover.immich;

import org.apache.camel.spi.Metadata;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/** The part of the component that says which server it is for, and as whom. */
abstract class AccessOptions extends DefaultComponent {
    @Metadata(description = "Address of the server's API, ending in /api", required = true)
    private @Nullable String url;

    @Metadata(
            label = "security",
            secret = true,
            description = "API key with the permissions that the operations in use need; asset.upload for uploads")
    private @Nullable String apiKey;

    @Metadata(label = "security", description = "File that holds the API key, read again when it changes; beats apiKey")
    private @Nullable String apiKeyFile;

    @Metadata(
            label = "security",
            description =
                    "E-mail address to log in with, for operations that need a session or where there is no API key")
    private @Nullable String email;

    @Metadata(label = "security", secret = true, description = "Password to log in with")
    private @Nullable String password;

    @Metadata(
            label = "security",
            description = "File that holds the password, read again when it changes; beats password")
    private @Nullable String passwordFile;

    @Metadata(
            label = "security",
            secret = true,
            description = "Token of a session that exists already, instead of a login")
    private @Nullable String accessToken;

    @Metadata(
            label = "security",
            description = "File that holds the token, read again when it changes; beats accessToken")
    private @Nullable String accessTokenFile;

    public @Nullable String getUrl() {
        return url;
    }

    public void setUrl(@Nullable String url) {
        this.url = url;
    }

    public @Nullable String getApiKey() {
        return apiKey;
    }

    public void setApiKey(@Nullable String apiKey) {
        this.apiKey = apiKey;
    }

    public @Nullable String getApiKeyFile() {
        return apiKeyFile;
    }

    public void setApiKeyFile(@Nullable String apiKeyFile) {
        this.apiKeyFile = apiKeyFile;
    }

    public @Nullable String getEmail() {
        return email;
    }

    public void setEmail(@Nullable String email) {
        this.email = email;
    }

    public @Nullable String getPassword() {
        return password;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    public @Nullable String getPasswordFile() {
        return passwordFile;
    }

    public void setPasswordFile(@Nullable String passwordFile) {
        this.passwordFile = passwordFile;
    }

    public @Nullable String getAccessToken() {
        return accessToken;
    }

    public void setAccessToken(@Nullable String accessToken) {
        this.accessToken = accessToken;
    }

    public @Nullable String getAccessTokenFile() {
        return accessTokenFile;
    }

    public void setAccessTokenFile(@Nullable String accessTokenFile) {
        this.accessTokenFile = accessTokenFile;
    }
}
