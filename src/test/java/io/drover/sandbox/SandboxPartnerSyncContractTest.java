package io.drover.sandbox;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The sandbox keeps the contract of partners in the synchronisation, as each version. */
@ParameterizedClass
@ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
class SandboxPartnerSyncContractTest extends PartnerSyncContract {
    SandboxPartnerSyncContractTest(String version) {
        super(new SandboxUnderTest(version));
    }
}
