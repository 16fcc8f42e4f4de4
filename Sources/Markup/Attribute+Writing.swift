extension Attribute {
  /// The attributes an element writes: groups opened, none absent, each name once. Classes given
  /// more than once are joined; of anything else the last one counts, so that whoever uses a
  /// component can overrule it.
  static func settled(_ attributes: [Attribute]) -> [Attribute] {
    needsSettling(attributes) ? settle(attributes) : attributes
  }

  private static func needsSettling(_ attributes: [Attribute]) -> Bool {
    for (index, attribute) in attributes.enumerated() {
      if case .group = attribute.value { return true }
      for earlier in attributes[..<index] where earlier.hasName(of: attribute) { return true }
    }
    return false
  }

  private static func settle(_ attributes: [Attribute]) -> [Attribute] {
    var settled: [Attribute] = []
    for attribute in attributes {
      switch attribute.value {
      case .absent: continue
      case .group(let members):
        for member in settle(members) { place(member, in: &settled) }
      case .flag, .text: place(attribute, in: &settled)
      }
    }
    return settled
  }

  private static func place(_ attribute: Attribute, in settled: inout [Attribute]) {
    guard let index = settled.firstIndex(where: { $0.hasName(of: attribute) }) else {
      settled.append(attribute)
      return
    }
    if attribute.isClass, case .text(let first) = settled[index].value,
      case .text(let second) = attribute.value
    {
      settled[index] = .class(first + " " + second)
    } else {
      settled[index] = attribute
    }
  }

  private var isClass: Bool {
    prefix == .none && name.isSame(as: "class")
  }

  private func hasName(of other: Attribute) -> Bool {
    prefix == other.prefix && name.isSame(as: other.name)
  }

  /// The number of bytes it takes up, with the space before it.
  var byteCount: Int {
    let nameCount = 1 + prefix.text.utf8CodeUnitCount + name.utf8CodeUnitCount
    return switch value {
    case .absent: 0
    case .flag: nameCount
    case .text(let text): nameCount + 3 + Escaping.count(text)
    case .group(let members): members.reduce(0) { $0 + $1.byteCount }
    }
  }
}

extension ByteCursor {
  mutating func put(_ attribute: Attribute) {
    switch attribute.value {
    case .absent: return
    case .group(let members): for member in members { put(member) }
    case .flag: putName(of: attribute)
    case .text(let text):
      putName(of: attribute)
      put("=\"")
      Escaping.write(text, to: &self)
      put(UInt8(ascii: "\""))
    }
  }

  private mutating func putName(of attribute: Attribute) {
    put(UInt8(ascii: " "))
    put(attribute.prefix.text)
    put(attribute.name)
  }
}

extension StaticString {
  fileprivate func isSame(as other: StaticString) -> Bool {
    guard utf8CodeUnitCount == other.utf8CodeUnitCount else { return false }
    if utf8Start == other.utf8Start { return true }
    return withUTF8Buffer { mine in other.withUTF8Buffer { mine.elementsEqual($0) } }
  }
}
