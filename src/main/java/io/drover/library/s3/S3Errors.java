package io.drover.library.s3;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What a bucket's server or its client complains of, as one sentence: by the error's code alone, because the text that
 * comes with it is the server's.
 */
final class S3Errors {
    private static final Set<String> BAD_CREDENTIALS = Set.of(
            "InvalidAccessKeyId",
            "SignatureDoesNotMatch",
            "ExpiredToken",
            "InvalidToken",
            "TokenRefreshRequired",
            "InvalidSecurity");
    private static final Set<String> OTHER_REGION =
            Set.of("PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException");

    private S3Errors() {}

    /** Whether nothing stands there. */
    static boolean isMissing(AwsServiceException error) {
        return error.statusCode() == 404 && !code(error).equals("NoSuchBucket");
    }

    /** Whether another version stands there than the call was bound to, or one where none was to be. */
    static boolean isOtherVersion(AwsServiceException error) {
        return error.statusCode() == 412 || code(error).equals("ConditionalRequestConflict");
    }

    /** Whether the server does not know what the call was bound by. */
    static boolean isUnknownCondition(AwsServiceException error) {
        return error.statusCode() == 501 || code(error).equals("NotImplemented");
    }

    /**
     * The same as the file system says it.
     *
     * @param place what it is about, as text
     * @param action the permission that the call needs, such as {@code s3:GetObject}
     */
    static IOException explain(SdkException error, String place, String action) {
        IOException explained = error instanceof AwsServiceException answer
                ? ofAnswer(answer, place, action)
                : new FileSystemException(place, null, ofClient(error));
        explained.initCause(error);
        return explained;
    }

    private static IOException ofAnswer(AwsServiceException error, String place, String action) {
        String code = code(error);
        String region = region(error);
        if (code.equals("NoSuchBucket")) {
            return new FileSystemException(place, null, "there is no such bucket");
        }
        if (error.statusCode() == 301 || error.statusCode() == 307 || OTHER_REGION.contains(code) || isRegion(error)) {
            return new FileSystemException(
                    place,
                    null,
                    region.isEmpty()
                            ? "the bucket is in another region than the one that was asked: set its region"
                            : "the bucket is in the region " + region + ": set that");
        }
        if (isMissing(error)) {
            return new NoSuchFileException(place);
        }
        if (code.equals("InvalidObjectState")) {
            return new AccessDeniedException(
                    place, null, "it is archived (Glacier): it must be restored before it can be read");
        }
        if (code.equals("RequestTimeTooSkewed")) {
            return new FileSystemException(
                    place, null, "the server refuses this machine's clock, which is more than 15 minutes off: set it");
        }
        if (BAD_CREDENTIALS.contains(code)) {
            return new AccessDeniedException(place, null, "the credentials are refused (" + code + ")");
        }
        if (error.statusCode() == 403 || error.statusCode() == 401) {
            return new AccessDeniedException(place, null, "the credentials lack the permission " + action);
        }
        if (isOtherVersion(error)) {
            return new FileSystemException(place, null, "another version stands there by now");
        }
        return new FileSystemException(
                place, null, "the server answered " + error.statusCode() + (code.isEmpty() ? "" : " " + code));
    }

    /** A request of HEAD has no text in its answer that would tell the code. */
    private static boolean isRegion(AwsServiceException error) {
        return error.statusCode() == 400
                && code(error).isEmpty()
                && !region(error).isEmpty();
    }

    private static String ofClient(SdkException error) {
        String message = String.valueOf(error.getMessage());
        if (message.startsWith("Unable to load credentials")) {
            return "there are no credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile, or give the"
                    + " machine a role";
        }
        if (message.startsWith("Unable to load region")) {
            return "there is no region: set AWS_REGION, or the region of the source";
        }
        if (message.startsWith("Profile file contained no credentials")
                || message.startsWith("Profile '")
                || message.contains("profile '")) {
            return "the profile of credentials is not there or not whole";
        }
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return "the server cannot be reached: " + root.getClass().getSimpleName()
                + (root.getMessage() == null || root instanceof SdkException ? "" : " " + root.getMessage());
    }

    private static String code(AwsServiceException error) {
        AwsErrorDetails details = error.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        // some answers have the status in the place of the code, and an answer may hold anything
        return code == null || !code.matches("[A-Za-z]{1,60}") ? "" : code;
    }

    private static String region(AwsServiceException error) {
        AwsErrorDetails details = error.awsErrorDetails();
        if (details == null || details.sdkHttpResponse() == null) {
            return "";
        }
        return details.sdkHttpResponse()
                .firstMatchingHeader("x-amz-bucket-region")
                .filter(region -> region.matches("[a-z0-9-]{1,40}"))
                .orElse("");
    }
}
