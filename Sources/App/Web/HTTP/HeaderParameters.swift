/// A header's value and its parameters: `form-data; name="title"`.
struct HeaderParameters {
  let value: String
  private var pairs: [String: String] = [:]

  init(_ text: String) {
    var rest = text[...]
    value = Self.trimmed(rest.prefix { $0 != ";" })
    rest = rest.drop { $0 != ";" }
    while rest.first == ";" {
      rest = rest.dropFirst()
      let name = Self.trimmed(rest.prefix { $0 != "=" && $0 != ";" }).lowercased()
      rest = rest.drop { $0 != "=" && $0 != ";" }
      guard rest.first == "=" else { continue }
      rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
      let content = Self.readValue(&rest)
      if !name.isEmpty, pairs[name] == nil { pairs[name] = content }
    }
  }

  subscript(name: String) -> String? { pairs[name] }

  private static func readValue(_ rest: inout Substring) -> String {
    guard rest.first == "\"" else {
      let word = rest.prefix { $0 != ";" }
      rest = rest.dropFirst(word.count)
      return trimmed(word)
    }
    rest = rest.dropFirst()
    var text = ""
    // Browsers write %22 for a quotation mark, and leave backslashes of Windows paths as they are:
    // only a backslash before a quotation mark escapes it.
    while let character = rest.first, character != "\"" {
      rest = rest.dropFirst()
      if character == "\\", rest.first == "\"" {
        text.append("\"")
        rest = rest.dropFirst()
      } else {
        text.append(character)
      }
    }
    rest = rest.drop { $0 != ";" }
    return text.replacing("%22", with: "\"")
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
