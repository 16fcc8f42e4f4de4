extension HTML {
  /// An element with an end tag.
  static func element(
    _ tag: StaticString, _ attributes: [Attribute], _ content: HTML
  ) -> HTML {
    let attributes = Attribute.settled(attributes)
    var count = 5 + 2 * tag.utf8CodeUnitCount + content.byteCount
    for attribute in attributes { count += attribute.byteCount }
    let bytes = ByteCursor.fill(count) { cursor in
      cursor.putStart(tag, attributes)
      cursor.put(content)
      cursor.put("</")
      cursor.put(tag)
      cursor.put(UInt8(ascii: ">"))
    }
    return HTML(storage: .bytes(bytes))
  }

  /// An element with an end tag that holds nothing but text.
  static func element(_ tag: StaticString, _ attributes: [Attribute], text: String) -> HTML {
    element(tag, attributes, HTML(text))
  }

  /// An element that keeps the line feed its content begins with, which a parser would drop after
  /// the start tag (`pre` and `textarea`).
  static func verbatim(_ tag: StaticString, _ attributes: [Attribute], _ content: HTML) -> HTML {
    let bytes = content.rendered()
    guard bytes.first == 0x0A else { return element(tag, attributes, content) }
    return element(tag, attributes, HTML(storage: .bytes([0x0A] + bytes)))
  }

  /// An element without content or end tag.
  static func void(_ tag: StaticString, _ attributes: [Attribute]) -> HTML {
    let attributes = Attribute.settled(attributes)
    var count = 2 + tag.utf8CodeUnitCount
    for attribute in attributes { count += attribute.byteCount }
    return HTML(storage: .bytes(ByteCursor.fill(count) { $0.putStart(tag, attributes) }))
  }
}

extension ByteCursor {
  fileprivate mutating func putStart(_ tag: StaticString, _ attributes: [Attribute]) {
    put(UInt8(ascii: "<"))
    put(tag)
    for attribute in attributes { put(attribute) }
    put(UInt8(ascii: ">"))
  }
}
