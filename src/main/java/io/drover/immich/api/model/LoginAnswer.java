package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/**
 * What login answers.
 *
 * @param accessToken the session's secret
 * @param userId who it is, a UUID
 * @param userEmail the e-mail address
 * @param name the name
 * @param isAdmin whether an administrator
 * @param shouldChangePassword whether the password is one to be changed
 * @param others all other fields
 */
public record LoginAnswer(
        String accessToken,
        String userId,
        String userEmail,
        String name,
        boolean isAdmin,
        boolean shouldChangePassword,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {
    /** Without the token. */
    @Override
    public String toString() {
        return "LoginAnswer[userId=" + userId + ", userEmail=" + userEmail + "]";
    }
}
