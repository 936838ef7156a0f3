package io.drover.immich.api;

import io.drover.http.ApiException;
import io.drover.immich.api.model.BulkUploadCheckResult;
import io.drover.immich.api.model.CheckItem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Brings the answers of checkBulkUpload to their questions; one in the wrong place could lose a file. */
final class CheckAnswers {
    private final Function<String, ApiException> unexpected;

    /** @param unexpected makes the exception for an answer that does not fit, from a clause that says why */
    CheckAnswers(Function<String, ApiException> unexpected) {
        this.unexpected = unexpected;
    }

    List<CheckResult> match(List<CheckItem> items, List<BulkUploadCheckResult> answers) {
        if (answers.size() != items.size()) {
            throw unexpected.apply(answers.size() + " results for " + items.size() + " items");
        }
        List<CheckResult> results = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            results.add(match(items.get(i), answers.get(i)));
        }
        return results;
    }

    private CheckResult match(CheckItem item, BulkUploadCheckResult answer) {
        if (!answer.id().equals(item.id())) {
            throw unexpected.apply("a result has the id " + answer.id() + " in the place of " + item.id());
        }
        return switch (answer.action()) {
            case "accept" -> new CheckResult(item.id(), true, null, null, false);
            case "reject" ->
                new CheckResult(
                        item.id(), false, answer.reason(), answer.assetId(), Boolean.TRUE.equals(answer.isTrashed()));
            default -> throw unexpected.apply("the field action says " + answer.action());
        };
    }
}
