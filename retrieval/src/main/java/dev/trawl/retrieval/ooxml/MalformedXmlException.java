package dev.trawl.retrieval.ooxml;

import java.io.IOException;
import javax.xml.stream.XMLStreamException;

/**
 * Thrown if a part of an office file is damaged, or contains something that {@link Xml} refuses.
 */
public final class MalformedXmlException extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedXmlException(XMLStreamException cause) {
    super(cause);
  }
}
