package io.drover.runtime;

import io.drover.lint.Problem;
import io.drover.lint.SecretNames;
import java.util.List;

/** Secrets that stand in the settings' file itself. They are taken there, since a file can be kept from others. */
final class WrittenSecrets {
    private WrittenSecrets() {}

    /** A warning for each, which does not show it. */
    static List<Problem> in(List<Setting> settings) {
        return settings.stream()
                .filter(setting -> SecretNames.isSecret(setting.key()) && SecretNames.isWritten(setting.value()))
                .map(setting -> Problem.at(
                        setting.file(),
                        setting.line(),
                        setting.key(),
                        "the secret " + setting.key() + " is written into the file, where copies of it show it; take it"
                                + " from the environment: {{env:NAME:}}",
                        null))
                .toList();
    }
}
