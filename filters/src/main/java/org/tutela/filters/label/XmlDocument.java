package org.tutela.filters.label;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An XML document, read within limits. A document that breaks off or is not well-formed is what
 * stood before the fault, with the fault: publishers' label files often are such.
 *
 * <p>No document type declaration is looked into and no entity of one is known.
 *
 * @param root the root element, if there is one
 * @param fault what is wrong with the document, and in which line
 */
record XmlDocument(Optional<XmlElement> root, Optional<String> fault) {
  private static final int HEAD = 200;
  private static final Pattern LATIN_1 =
      Pattern.compile("^\\s*<\\?xml[^>]{0,100}encoding\\s*=\\s*[\"'](?i:iso-8859-1|latin-?1)[\"']");
  private static final int MAX_DEPTH = 64;
  private static final int MAX_ELEMENTS = 100_000;
  private static final int MAX_NAMES = 2000;

  /**
   * {@return the document in some bytes}
   *
   * @throws LabelException if it has more than 100,000 elements, 2000 different names or 64 levels
   */
  static XmlDocument parse(LabelSource source) throws LabelException {
    return new Builder(source.name()).build(source.all());
  }

  /** {@return the name of the root element, or nothing} */
  String rootName() {
    return root.map(XmlElement::name).orElse("");
  }

  private static final class Builder {
    private final String source;
    private final Deque<XmlElement> open = new ArrayDeque<>();
    private final Map<String, String> names = new HashMap<>();
    private @Nullable XmlElement root;
    private int elements;

    Builder(String source) {
      this.source = source;
    }

    XmlDocument build(byte[] bytes) throws LabelException {
      try {
        read(bytes);
        return new XmlDocument(Optional.ofNullable(root), Optional.empty());
      } catch (XMLStreamException e) {
        int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
        return new XmlDocument(
            Optional.ofNullable(root),
            Optional.of("not well-formed XML from line " + line + " on"));
      }
    }

    private void read(byte[] bytes) throws XMLStreamException, LabelException {
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      factory.setXMLResolver((publicId, systemId, base, namespace) -> new StringReader(""));
      XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text(bytes)));
      try {
        while (xml.hasNext()) {
          event(xml, xml.next());
        }
      } finally {
        xml.close();
      }
    }

    /**
     * {@return the characters, decoded here and with replacements: the parser would print a fault
     * of the encoding on standard error}
     */
    private static String text(byte[] bytes) {
      if (starts(bytes, 0xef, 0xbb, 0xbf)) {
        return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
      }
      if (starts(bytes, 0xfe, 0xff) || starts(bytes, 0xff, 0xfe)) {
        return new String(bytes, StandardCharsets.UTF_16);
      }
      String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
      boolean latin1 = LATIN_1.matcher(head).find();
      return new String(bytes, latin1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    private static boolean starts(byte[] bytes, int... mark) {
      for (int i = 0; i < mark.length; i++) {
        if (i >= bytes.length || (bytes[i] & 0xff) != mark[i]) {
          return false;
        }
      }
      return true;
    }

    private void event(XMLStreamReader xml, int event) throws LabelException {
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> start(xml);
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty()) {
            open.element()
                .collected()
                .append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
          }
        }
        default -> {}
      }
    }

    private void start(XMLStreamReader xml) throws LabelException {
      if (++elements > MAX_ELEMENTS || open.size() >= MAX_DEPTH) {
        throw new LabelException(
            source, "more than " + MAX_ELEMENTS + " elements, or deeper than " + MAX_DEPTH);
      }
      Map<String, String> attributes = new HashMap<>();
      for (int i = 0; i < xml.getAttributeCount(); i++) {
        attributes.put(name(xml.getAttributeLocalName(i)), xml.getAttributeValue(i));
      }
      XmlElement element =
          new XmlElement(name(xml.getLocalName()), attributes, xml.getLocation().getLineNumber());
      if (open.isEmpty()) {
        root = element;
      } else {
        open.element().children().add(element);
      }
      open.push(element);
    }

    /** The parser remembers every name it meets, so a document may not invent them without end. */
    private String name(String local) throws LabelException {
      names.putIfAbsent(local, local);
      if (names.size() > MAX_NAMES) {
        throw new LabelException(source, "more than " + MAX_NAMES + " different names");
      }
      return names.getOrDefault(local, local);
    }
  }
}
