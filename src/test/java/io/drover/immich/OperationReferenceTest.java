package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/immich.md says of each operation what the program does. */
class OperationReferenceTest {
    private static final Path GUIDE = Path.of("docs/immich.md");
    private static final String MARK = "<!-- from here on written by OperationReferenceTest: mvn test"
            + " -Dtest=OperationReferenceTest -Ddrover.docs=write -->\n";

    @Test
    void the_reference_is_the_one_that_the_table_of_operations_makes() throws IOException {
        String guide = Files.readString(GUIDE);
        String byHand = guide.substring(0, guide.indexOf(MARK));
        String made =
                byHand + MARK + "\n" + new OperationReference(new RecordDocs(Path.of("src/main/java"))).markdown();

        if ("write".equals(System.getProperty("drover.docs"))) {
            Files.writeString(GUIDE, made);
        }

        assertThat(Files.readString(GUIDE)).isEqualTo(made);
    }
}
