package io.drover.contentstack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** Regions are those that Contentstack publishes. */
class RegionTest {
    @Test
    void every_published_region_is_found_by_each_of_its_names() throws Exception {
        JsonNode published =
                new ObjectMapper().readTree(Samples.read("meta/regions.json")).path("regions");

        assertThat(published).hasSameSizeAs(Region.values());
        for (JsonNode region : published) {
            for (JsonNode alias : region.path("alias")) {
                Region found = Region.parse("region", alias.asText());
                assertThat(found.id()).isEqualTo(region.path("id").asText());
                assertThat(found.address())
                        .hasToString(
                                region.path("endpoints").path("contentDelivery").asText());
            }
        }
    }

    @Test
    void an_unknown_region_is_refused_with_what_is_allowed() {
        assertThatThrownBy(() -> Region.parse("region", "mars"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("region is 'mars'; allowed: na, eu, au, azure-na, azure-eu, gcp-na, gcp-eu,"
                        + " or leave it out and set the host");
    }
}
