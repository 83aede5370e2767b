package org.tutela.core.list.format;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReasonCode;

/**
 * Walks the elements of an XML list: streaming, by local name, and within limits. Every failure is
 * a {@link ListFormatException}.
 */
final class XmlCursor implements AutoCloseable {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_TEXT = TextInput.LINE_LIMIT;

  /** The parser remembers every name it meets, so a list may not invent them without end. */
  private static final int MAX_NAMES = 1000;

  private final ListSource source;
  private final XmlInput input;
  private final XMLStreamReader xml;
  private final Set<String> names = new HashSet<>();
  private int depth;

  private XmlCursor(ListSource source, XmlInput input, XMLStreamReader xml) {
    this.source = source;
    this.input = input;
    this.xml = xml;
  }

  /** {@return a cursor on the root element} */
  static XmlCursor open(ListSource source) throws IOException {
    XmlInput input = XmlInput.open(source);
    try {
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      // The input lets no declaration through; should one slip past, these keep it harmless.
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      factory.setXMLResolver((publicId, systemId, base, namespace) -> new StringReader(""));
      XmlCursor cursor = new XmlCursor(source, input, factory.createXMLStreamReader(input));
      if (!cursor.toRoot()) {
        throw cursor.fatal(ReasonCode.TRUNCATED_XML, "no root element");
      }
      return cursor;
    } catch (XMLStreamException e) {
      input.close();
      throw input
          .failure()
          .orElseGet(
              () ->
                  new ListFormatException(
                      ReasonCode.TRUNCATED_XML, source.name(), "line 1", "not well formed"));
    } catch (IOException | RuntimeException e) {
      input.close();
      throw e;
    }
  }

  private boolean toRoot() throws IOException {
    for (int event = step(); event != XMLStreamConstants.END_DOCUMENT; event = step()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
    }
    return false;
  }

  /** {@return the local name of the element the cursor is on} */
  String name() {
    return xml.getLocalName();
  }

  /** {@return the trimmed value of an attribute of the element, or empty} */
  String attribute(String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return trimmed(xml.getAttributeValue(i));
      }
    }
    return "";
  }

  /**
   * Moves to the next child of the element the cursor is on, or to its end. The child must be left
   * ({@link #text}, {@link #skip}, or its own children read to the end) before the next call.
   *
   * @return whether there is another child
   */
  boolean nextChild() throws IOException {
    while (true) {
      int event = step();
      if (event == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
      if (event == XMLStreamConstants.END_ELEMENT) {
        return false;
      }
    }
  }

  /** {@return the trimmed text of the element, which is left; elements inside spoil the text} */
  String text() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int event = step(); event != XMLStreamConstants.END_ELEMENT; event = step()) {
      switch (event) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (text.length() + xml.getTextLength() > MAX_TEXT) {
            throw fatal(ReasonCode.LIMIT_EXCEEDED, "a text longer than " + MAX_TEXT);
          }
          text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        }
        case XMLStreamConstants.START_ELEMENT -> {
          text.append('<');
          skip();
        }
        default -> {}
      }
    }
    return trimmed(text.toString());
  }

  /** Leaves the element, whatever it holds. */
  void skip() throws IOException {
    int open = depth;
    while (depth >= open) {
      step();
    }
  }

  /** Reads what follows the root, where nothing but comments may be. */
  void finish() throws IOException {
    while (step() != XMLStreamConstants.END_DOCUMENT) {}
  }

  private int step() throws IOException {
    input.allowStep();
    try {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        enter();
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      } else if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw fatal(ReasonCode.DOCTYPE_FORBIDDEN, "a declared entity; no list needs one");
      }
      return event;
    } catch (XMLStreamException e) {
      throw input
          .failure()
          .orElseGet(() -> fatal(ReasonCode.TRUNCATED_XML, "cut off or not well formed"));
    }
  }

  private void enter() throws ListFormatException {
    depth++;
    if (depth > MAX_DEPTH) {
      throw fatal(ReasonCode.DEPTH_EXCEEDED, "elements nested deeper than " + MAX_DEPTH);
    }
    names.add(xml.getLocalName());
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      names.add(xml.getAttributeLocalName(i));
    }
    if (names.size() > MAX_NAMES) {
      throw fatal(ReasonCode.LIMIT_EXCEEDED, "more than " + MAX_NAMES + " different names");
    }
  }

  /** {@return the refusal of the whole document at the present place} */
  ListFormatException fatal(ReasonCode code, String message) {
    return new ListFormatException(code, source.name(), location(), message);
  }

  /** {@return the refusal of a document that is something else} */
  ListFormatException notThisFormat(String found) {
    return input.notThisFormat(location(), found);
  }

  private String location() {
    return "line " + Math.max(1, xml.getLocation().getLineNumber());
  }

  /** {@return the text without white space at its ends, as XML understands white space} */
  private static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
