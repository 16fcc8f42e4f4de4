extension ElementScanner {
  /// Reads what begins with `<!`: a comment, a CDATA section or a document type.
  mutating func exclamation() throws(MalformedXML) {
    if starts(with: "<!--", at: at) {
      try comment()
    } else if starts(with: "<![CDATA[", at: at) {
      try characterData()
    } else if starts(with: "<!DOCTYPE", at: at), !sawRoot {
      try documentType()
    } else {
      throw MalformedXML(at: at, "'<!' begins nothing that belongs here")
    }
  }

  private mutating func comment() throws(MalformedXML) {
    let start = at
    at += 4
    while at < end {
      if base[at] == UInt8(ascii: "-"), at + 1 < end, base[at + 1] == UInt8(ascii: "-") {
        guard at + 2 < end, base[at + 2] == UInt8(ascii: ">") else {
          throw MalformedXML(at: at, "'--' stands in a comment")
        }
        at += 3
        return
      }
      try passCharacter()
    }
    throw MalformedXML(at: start, "the file ends inside a comment")
  }

  private mutating func characterData() throws(MalformedXML) {
    let start = at
    guard let element = open.last else { throw MalformedXML(at: at, "CDATA outside any element") }
    let isCollecting = element.collectedFrom >= 0
    at += 9
    let first = at
    while at < end {
      if starts(with: "]]>", at: at) {
        if isCollecting {
          collect(first, at)
        } else if tree.nodes[element.node].role == .group || tree.nodes[element.node].role == .row {
          note(.strayText, name(element), value: words(first, at), at: start)
        }
        at += 3
        return
      }
      try passCharacter()
    }
    throw MalformedXML(at: start, "the file ends inside a CDATA section")
  }

  /// Reads `<?…?>`; an XML declaration may stand only at the very beginning, where it was read.
  mutating func instruction() throws(MalformedXML) {
    let start = at
    at += 2
    let nameStart = at
    guard at < end, classes[Int(base[at])] & ByteClass.nameStart != 0 else {
      throw MalformedXML(at: start, "'<?' begins nothing")
    }
    while at < end, classes[Int(base[at])] & ByteClass.name != 0 { at += 1 }
    if words(nameStart, at).lowercased() == "xml" {
      throw MalformedXML(at: start, "an XML declaration stands in the midst of the file")
    }
    guard at < end, ByteClass.isSpace(base[at]) || base[at] == UInt8(ascii: "?") else {
      throw MalformedXML(at: start, "'<?' has something wrong after its name")
    }
    while at < end {
      if starts(with: "?>", at: at) {
        at += 2
        return
      }
      try passCharacter()
    }
    throw MalformedXML(at: start, "the file ends inside '<?'")
  }

  /// Passes over a document type. Nothing it declares is used and nothing it names is fetched.
  private mutating func documentType() throws(MalformedXML) {
    let start = at
    note(.documentType, "DOCTYPE", at: start)
    at += 9
    var depth = 0
    while at < end {
      switch base[at] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let quote = base[at]
        at += 1
        while at < end, base[at] != quote { try passCharacter() }
        at += 1
        continue
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "<"):
        if starts(with: "<!--", at: at) {
          try comment()
          continue
        }
        if starts(with: "<?", at: at) {
          try instruction()
          continue
        }
        depth += 1
      case UInt8(ascii: ">"):
        if depth == 0 {
          at += 1
          return
        }
        depth -= 1
      default: break
      }
      try passCharacter()
    }
    throw MalformedXML(at: start, "the file ends inside its document type")
  }

  /// Passes over one character that means nothing, as long as XML allows it.
  private mutating func passCharacter() throws(MalformedXML) {
    let byte = base[at]
    if byte >= 0x80 {
      at += try character(at: at)
    } else if byte >= 0x20 || byte == 9 || byte == 10 || byte == 13 {
      at += 1
    } else {
      throw MalformedXML(at: at, Self.controlCharacter)
    }
  }

  func starts(with word: StaticString, at place: Int) -> Bool {
    guard place + word.utf8CodeUnitCount <= end else { return false }
    for offset in 0..<word.utf8CodeUnitCount
    where base[place + offset] != word.utf8Start[offset] { return false }
    return true
  }
}
