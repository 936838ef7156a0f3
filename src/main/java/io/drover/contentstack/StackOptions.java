package io.drover.contentstack;

import org.apache.camel.spi.Metadata;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/** The part of the component that says which stack it is for, and what of it is read. */
abstract class StackOptions extends DefaultComponent {
    @Metadata(
            defaultValue = "na",
            description = "Where the stack is hosted: na, eu, au, azure-na, azure-eu, gcp-na or gcp-eu")
    private String region = "na";

    @Metadata(description = "Address that content is delivered from, for a host of one's own; beats region")
    private @Nullable String host;

    @Metadata(label = "security", secret = true, description = "API key of the stack")
    private @Nullable String apiKey;

    @Metadata(label = "security", description = "File that holds the API key, read again when it changes; beats apiKey")
    private @Nullable String apiKeyFile;

    @Metadata(label = "security", secret = true, description = "Delivery token of the environment")
    private @Nullable String deliveryToken;

    @Metadata(
            label = "security",
            description = "File that holds the delivery token, read again when it changes; beats deliveryToken")
    private @Nullable String deliveryTokenFile;

    @Metadata(description = "Name of the environment whose content is read; the delivery token must be one of it")
    private @Nullable String environment;

    @Metadata(description = "Branch whose content is read, by its uid or an alias; the main one when it is not set")
    private @Nullable String branch;

    public String getRegion() {
        return region;
    }

    public void setRegion(String region) {
        this.region = region;
    }

    public @Nullable String getHost() {
        return host;
    }

    public void setHost(@Nullable String host) {
        this.host = host;
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

    public @Nullable String getDeliveryToken() {
        return deliveryToken;
    }

    public void setDeliveryToken(@Nullable String deliveryToken) {
        this.deliveryToken = deliveryToken;
    }

    public @Nullable String getDeliveryTokenFile() {
        return deliveryTokenFile;
    }

    public void setDeliveryTokenFile(@Nullable String deliveryTokenFile) {
        this.deliveryTokenFile = deliveryTokenFile;
    }

    public @Nullable String getEnvironment() {
        return environment;
    }

    public void setEnvironment(@Nullable String environment) {
        this.environment = environment;
    }

    public @Nullable String getBranch() {
        return branch;
    }

    public void setBranch(@Nullable String branch) {
        this.branch = branch;
    }
}
