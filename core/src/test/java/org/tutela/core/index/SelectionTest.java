package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.image.PdqDialect;
import org.tutela.core.list.Classifications;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListReader;
import org.tutela.core.list.Opinions;
import org.tutela.core.list.Severity;
import org.tutela.core.list.format.ListReaders;

/** Which of the values 0 to 3, all near one query, a restricted search finds. */
class SelectionTest {
  private static final ContentHash QUERY = ContentHash.of(HashType.PDQ, new byte[32]);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void compile() {
    IndexCompiler compiler = IndexCompiler.builder().build();
    var dutch = compiler.list(new HashList("dutch", "NL", PdqDialect.CORE));
    dutch.accept(entry(0, "A", EntryRole.BLOCK, Opinions.NONE));
    dutch.accept(entry(1, "B", EntryRole.BLOCK, new Opinions(0, 2)));
    dutch.accept(entry(2, "A", EntryRole.SUPPRESS, Opinions.NONE));
    var british = compiler.list(new HashList("british", "GB", PdqDialect.CORE));
    british.accept(entry(1, "A", EntryRole.BLOCK, Opinions.NONE));
    british.accept(entry(2, "B", EntryRole.BLOCK, Opinions.NONE));
    var third = compiler.list(new HashList("third", "GB", PdqDialect.CORE));
    third.accept(entry(1, "A", EntryRole.BLOCK, Opinions.NONE));
    third.accept(entry(3, "A", EntryRole.BLOCK, Opinions.NONE));
    file = Indexes.write(folder, compiler);
  }

  @ParameterizedTest
  @EnumSource(Indexes.Opening.class)
  void findsOnlyWhatIsSelected(Indexes.Opening opening) throws IOException {
    try (HashIndex index = opening.open(file)) {
      assertThat(found(index, index.select())).isEqualTo("0123");
      assertThat(found(index, index.select().lists("dutch"))).isEqualTo("012");
      assertThat(found(index, index.select().jurisdictions("GB"))).isEqualTo("123");
      assertThat(found(index, index.select().roles(EntryRole.SUPPRESS))).isEqualTo("2");
      assertThat(found(index, index.select().minimumLists(2))).isEqualTo("12");
      assertThat(found(index, index.select().minimumLists(3))).isEqualTo("1");
      assertThat(found(index, index.select().minimumLists(4))).isEmpty();
      assertThat(found(index, index.select().undisputed().lists("dutch"))).isEqualTo("02");
    }
  }

  @ParameterizedTest
  @EnumSource(IndexProfile.class)
  void codesOfDifferentSchemesHaveOneSeverity(IndexProfile profile) throws IOException {
    Classifications known = Classifications.standard();
    ListReader text = ListReaders.of("text");
    IndexCompiler compiler = IndexCompiler.builder().profile(profile).build();
    var iwf = compiler.list(HashList.of("iwf"), text, code -> known.severity("iwf", code));
    iwf.accept(entry(0, "A", EntryRole.BLOCK, Opinions.NONE));
    iwf.accept(entry(1, "C", EntryRole.BLOCK, Opinions.NONE));
    var ncmec = compiler.list(HashList.of("ncmec"), text, code -> known.severity("ncmec", code));
    ncmec.accept(entry(1, "A1", EntryRole.BLOCK, Opinions.NONE));
    ncmec.accept(entry(2, "unheard of", EntryRole.BLOCK, Opinions.NONE));

    try (HashIndex index = HashIndex.load(Indexes.write(folder, compiler))) {
      assertThat(found(index, index.select().minimumSeverity(Severity.SEVERE))).isEqualTo("0");
      assertThat(found(index, index.select().minimumSeverity(Severity.SEXUAL_ACTIVITY)))
          .isEqualTo("01");
      assertThat(found(index, index.select().minimumSeverity(Severity.UNKNOWN))).isEqualTo("012");
      IndexHit hit = index.search(QUERY, 31).get(1);
      assertThat(index.entries(hit))
          .extracting(entry -> entry.category() + " " + entry.severity())
          .containsExactly("C INDECENT", "A1 SEXUAL_ACTIVITY");
    }
  }

  @ParameterizedTest
  @EnumSource(Indexes.Opening.class)
  void oneEntryMeetsAllConditionsAtOnce(Indexes.Opening opening) throws IOException {
    try (HashIndex index = opening.open(file)) {
      assertThat(found(index, index.select().lists("dutch").categories("A"))).isEqualTo("02");
      assertThat(found(index, index.select().roles(EntryRole.BLOCK).categories("B").lists("dutch")))
          .isEqualTo("1");
      assertThat(found(index, index.select().roles(EntryRole.BLOCK).minimumLists(2)))
          .isEqualTo("1");
    }
  }

  @ParameterizedTest
  @EnumSource(Indexes.Opening.class)
  void selectionsCombineAsSets(Indexes.Opening opening) throws IOException {
    try (HashIndex index = opening.open(file)) {
      Selection dutch = index.select().lists("dutch").build();
      Selection british = index.select().lists("british").build();

      assertThat(found(index, dutch.and(british))).isEqualTo("12");
      assertThat(found(index, dutch.or(british))).isEqualTo("012");
      assertThat(found(index, dutch.andNot(british))).isEqualTo("0");
      assertThat(dutch.size()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource(Indexes.Opening.class)
  void aSelectionOfAnotherIndexIsRefused(Indexes.Opening opening) throws IOException {
    try (HashIndex index = opening.open(file);
        HashIndex other = opening.open(file)) {
      Selection selection = other.select().build();

      assertThatThrownBy(() -> index.searcher(selection))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static String found(HashIndex index, Selection.Builder builder) {
    return found(index, builder.build());
  }

  private static String found(HashIndex index, Selection selection) {
    List<IndexHit> hits = index.searcher(selection).search(QUERY, 31);
    assertThat(hits).allMatch(selection::contains);
    return hits.stream().map(hit -> "" + (hit.distance() - 1)).collect(Collectors.joining());
  }

  /** Value {@code n} differs from the query in {@code n + 1} bits. */
  private static ListEntry entry(int n, String category, EntryRole role, Opinions opinions) {
    byte[] value = new byte[32];
    value[n] = (byte) (0xff >> (7 - n));
    return new ListEntry(
        ContentHash.of(HashType.PDQ, value),
        category,
        "",
        role,
        Optional.empty(),
        opinions,
        "",
        "");
  }
}
