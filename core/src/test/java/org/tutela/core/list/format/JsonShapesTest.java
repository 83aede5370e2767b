package org.tutela.core.list.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListReader;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.Notice;
import org.tutela.core.list.ReadOptions;

/**
 * JSON lists in other shapes than usual: null for what is optional, one object for an array of one,
 * only the array. In the documents, {@code #1} to {@code #9} stand for digests.
 */
class JsonShapesTest {
  private static final String A = "{'MediaID':1,'MD5':'#1'}";
  private static final String B = "{'MediaID':2,'MD5':'#2'}";

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "vics | [{'MediaID':1,'MD5':'#1'},null] | md5 #1 vics:1, NOT_AN_OBJECT",
        "vics | {'value':{'MediaID':1,'MD5':'#1'}} | md5 #1 vics:1",
        "vics | {'value':{'CaseID':1,'Media':{'MediaID':1,'MD5':'#1'}}} | md5 #1 vics:1",
        "vics | {'value':[{'CaseID':1,'Media':null},{'MediaID':1,'MD5':'#1'}]} | md5 #1 vics:1",
        "vics | {'value':[{'CaseID':1,'Media':[{'MediaID':1,'MD5':'#1'}],'Media':[]}]}"
            + " | md5 #1 vics:1, DUPLICATE_KEY",
        "vics | {'value':[{'MediaID':1,'MD5':'#1','AlternativeHashes':null,'Category':null,"
            + "'DateUpdated':null,'MediaFiles':null,'Exifs':null,'SHA1':null}]} | md5 #1 vics:1",
        "vics | {'value':[{'SHA1':null,'MD5':'#1','mediaid':1}],'odata.metadata':null}"
            + " | md5 #1 vics:1",
        "stopncii | {'hashRecords':{'hashStatus':'Active','hashValue':'#1','signalType':'VideoMD5'}}"
            + " | md5 #1",
        "stopncii | {'hashRecords':[{'signalType':'VideoMD5','hashValue':'#1','hashStatus':null,"
            + "'caseNumbers':null,'CSPFeedbacks':null,'lastModtimestamp':null}]} | md5 #1",
        "stopncii | {'hashRecords':[{'signalType':'VideoMD5','hashValue':'#1','hashStatus':'Active',"
            + "'CSPFeedbacks':{'source':'x','feedbackValue':'Blocked','tags':null}}]} | md5 #1",
        "tat | [{'hash_digest':'#1','algorithm':'MD5','id':7,'ideology':null}] | md5 #1 7",
        "tat | {'results':[{'hash_digest':null,'algorithm':'MD5','id':7,'deleted':null}]}"
            + " | NO_HASH 7",
        "threatexchange | {'data':[{'id':'7','type':'HASH_MD5','indicator':'#1','descriptors':"
            + "[{'status':'MALICIOUS','tags':['x']}]}],'paging':null} | md5 #1 7",
        "threatexchange | {'data':[{'id':'7','type':'HASH_MD5','indicator':'#1','descriptors':"
            + "{'data':{'status':'MALICIOUS'}}}]} | md5 #1 7",
        "threatexchange | {'data':[{'id':'7','type':'HASH_MD5','indicator':'#1','descriptors':"
            + "{'data':null}}]} | delete md5 #1 7",
        "stix | [{'type':'indicator','id':'i','pattern':\"[file:hashes.MD5 = '#1']\","
            + "'labels':null}] | md5 #1 i",
        "stix | {'objects':[{'type':'file','id':'f','hashes':[{'MD5':'#1'}]},"
            + "{'type':'file','id':'g','hashes':null}]} | NOT_AN_OBJECT f",
        "misp | {'Event':[{'Attribute':{'uuid':'u','type':'md5','value':'#1'}}]} | md5 #1 u",
        "misp | [{'Event':{'Attribute':[{'uuid':'u','type':'md5','value':'#1'}],'Object':null,"
            + "'Tag':null}}] | md5 #1 u",
        "misp | {'response':[7,{'Event':{'Object':{'Attribute':"
            + "{'uuid':'u','type':'md5','value':'#1'}}}}]} | NOT_AN_OBJECT, md5 #1 u",
        "misp | {'response':{'Attribute':{'uuid':'u','type':'md5','value':'#1'}}} | md5 #1 u",
      })
  void unusualShapesLoseNothing(String format, String document, String rows) throws IOException {
    ListSource source = ListSource.of("test", json(document).getBytes(UTF_8));

    ListReader reader = ListReaders.detect(source, ReadOptions.defaults());

    assertThat(reader.format()).isEqualTo(format);
    assertThat(rows(format, document)).containsExactly(digests(rows).split(", "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[1]",
        "['#1']",
        "[{'error':'x'}]",
        "{'value':{}}",
        "{'value':'x'}",
        "{'data':{'error':'not authorized'}}",
        "{'hashRecords':{'message':'x'}}",
      })
  void whatHasNoRecordsIsNoEmptyList(String document) {
    ListSource source = ListSource.of("test", json(document).getBytes(UTF_8));

    assertThatExceptionOfType(ListFormatException.class)
        .isThrownBy(
            () -> {
              ReadOptions options = ReadOptions.defaults();
              ListReaders.detect(source, options).read(source, options, record -> {});
            })
        .withMessageContaining(document.equals("['#1']") ? "NOT_A_QUERY_RESULT" : "");
  }

  @ParameterizedTest
  @CsvSource({"vics,value", "stopncii,hashRecords", "tat,results", "threatexchange,data"})
  void nullForTheRecordsIsAnEmptyListWithAWarning(String format, String key) throws IOException {
    List<ListRecord> records = new ArrayList<>();
    ListReaders.of(format)
        .read(
            ListSource.of("test", ("{\"" + key + "\":null}").getBytes(UTF_8)),
            ReadOptions.defaults(),
            records::add);

    assertThat(records)
        .anySatisfy(
            record ->
                assertThat(record)
                    .isInstanceOfSatisfying(
                        Notice.class,
                        notice -> assertThat(notice.kind()).isEqualTo(Notice.Kind.WARNING)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"MediaFiles", "Exifs"})
  void whatNobodyUsesMayBeOfAnySize(String key) throws IOException {
    String files = ("{'FileName':'" + "x".repeat(300) + "'},").repeat(20_000) + "{}";

    assertThat(vics("{'MediaID':1,'" + key + "':[" + files + "],'MD5':'#1'}," + B))
        .containsExactlyElementsOf(expected("md5 #1 vics:1", "md5 #2 vics:2"));
  }

  @Test
  void recordLargerThanAnyListNeedsCostsItselfOnly() throws IOException {
    String values = "'x',".repeat(100_001) + "'x'";

    assertThat(vics("{'MediaID':3,'MD5':'#3','Notes':[" + values + "]}," + A))
        .containsExactlyElementsOf(expected("LINE_TOO_LONG vics:3", "md5 #1 vics:1"));
    assertThat(vics("{'CaseID':3,'Notes':[" + values + "],'Media':[" + A + "]}," + B))
        .containsExactlyElementsOf(expected("md5 #1 vics:1", "LINE_TOO_LONG", "md5 #2 vics:2"));
  }

  @Test
  void casesDeletionWithoutItsValueTakesBackNothingElse() throws IOException {
    String record = "{'signalType':'VideoMD5','hashStatus':'Deleted','caseNumbers':{'g':'x'},";

    assertThat(
            rows(
                "stopncii",
                "{'hashRecords':["
                    + (record + "'hashValue':null},")
                    + (record + "'hashValue':'zz'},")
                    + (record + "'hashValue':'#1'}]}")))
        .containsExactlyElementsOf(
            expected("NO_HASH case:g", "md5 BAD_HEX case:g", "delete md5 #1 case:g"));
  }

  private static List<String> vics(String records) throws IOException {
    return rows("vics", "{'value':[" + records + "]}");
  }

  private static List<String> rows(String format, String document) throws IOException {
    return Rows.of(ListReaders.of(format), json(document).getBytes(UTF_8), ReadOptions.defaults())
        .stream()
        .filter(row -> !row.startsWith("next"))
        .toList();
  }

  private static List<String> expected(String... rows) {
    return List.of(digests(String.join(", ", rows)).split(", "));
  }

  private static String json(String document) {
    // An apostrophe inside quotes is one of STIX.
    StringBuilder json = new StringBuilder();
    boolean quoted = false;
    for (char c : digests(document).toCharArray()) {
      quoted ^= c == '"';
      json.append(c == '\'' && !quoted ? '"' : c);
    }
    return json.toString();
  }

  private static String digests(String text) {
    String filled = text;
    for (int n = 1; n <= 9; n++) {
      filled = filled.replace("#" + n, String.valueOf(n).repeat(32));
    }
    return filled;
  }
}
