package org.tutela.core.list.format;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.ReasonCode;

/**
 * STIX 2.1 bundles: the file hashes of indicators, and those of files that were merely observed,
 * which do not accuse.
 */
final class StixReader extends JsonFormat {

  StixReader() {
    super("stix", "objects", false);
  }

  @Override
  Page page(JsonValue root, ReadOptions options, Consumer<? super ListRecord> sink) {
    return new Objects(options, sink);
  }

  private static final class Objects extends JsonRecords {
    Objects(ReadOptions options, Consumer<? super ListRecord> sink) {
      super(options, sink);
    }

    @Override
    void record(JsonValue object) {
      switch (object.get("type").text()) {
        case "indicator" -> indicator(object);
        case "file", "artifact" -> file(object);
        default -> out.ignored("OBJECT");
      }
    }

    private void indicator(JsonValue indicator) {
      JsonValue language = indicator.get("pattern_type");
      if (!language.is(JsonValue.Kind.NONE) && !language.text().equals("stix")) {
        out.ignored("pattern_type " + language.text());
        return;
      }
      boolean revoked = indicator.get("revoked").truth().orElse(false);
      Optional<List<StixPattern.Comparison>> pattern =
          StixPattern.parse(indicator.get("pattern").text());
      out.updated(indicator.get("modified").text());
      if (revoked) {
        revoke(pattern.orElse(List.of()));
      } else if (pattern.isEmpty()) {
        out.reject(ReasonCode.UNSUPPORTED_PATTERN, "");
      } else {
        describe(indicator);
        compare(pattern.get());
      }
    }

    private void describe(JsonValue indicator) {
      out.category(
          indicator.get("labels").items().stream()
              .map(JsonValue::text)
              .collect(Collectors.joining("|")));
      out.detail("valid_until", indicator.get("valid_until").text());
      List<String> types =
          indicator.get("indicator_types").items().stream().map(JsonValue::text).toList();
      if (types.equals(List.of("benign"))) {
        out.role(EntryRole.KNOWN_GOOD);
      }
    }

    private void compare(List<StixPattern.Comparison> comparisons) {
      for (StixPattern.Comparison comparison : comparisons) {
        Optional<HashType> type = type(comparison.algorithm());
        if (type.isPresent()) {
          out.hash(type.get(), comparison.value().strip());
        } else if (comparison.algorithm().isEmpty()) {
          address(comparison);
        } else {
          out.unknown(comparison.algorithm());
        }
      }
      out.end();
    }

    private void address(StixPattern.Comparison comparison) {
      switch (comparison.kind()) {
        case "url" -> out.url(comparison.value());
        case "domain-name" -> out.domain(comparison.value());
        default -> out.range(comparison.value());
      }
    }

    private void revoke(List<StixPattern.Comparison> comparisons) {
      boolean any = false;
      for (StixPattern.Comparison comparison : comparisons) {
        Optional<HashType> type = type(comparison.algorithm());
        if (type.isPresent()) {
          any = true;
          out.delete(type, JsonValue.scalar(JsonValue.Kind.STRING, comparison.value()), "revoked");
        }
      }
      if (!any) {
        out.delete(Optional.empty(), JsonValue.NONE, "revoked");
      }
    }

    private void file(JsonValue file) {
      Map<String, JsonValue> hashes = file.get("hashes").members();
      if (hashes.isEmpty()) {
        if (file.get("hashes").items().isEmpty()) {
          out.ignored("OBJECT");
        } else {
          out.reject(ReasonCode.NOT_AN_OBJECT, "hashes");
        }
        return;
      }
      out.role(EntryRole.OBSERVABLE);
      out.detail("name", file.get("name").text());
      out.detail("size", file.get("size").text());
      hashes.forEach(
          (algorithm, value) -> {
            Optional<HashType> type = type(algorithm);
            if (type.isPresent()) {
              out.hash(type.get(), value);
            } else {
              out.unknown(algorithm);
            }
          });
      out.end();
    }

    private static Optional<HashType> type(String algorithm) {
      return HashType.find(algorithm.replace("-", ""));
    }
  }
}
