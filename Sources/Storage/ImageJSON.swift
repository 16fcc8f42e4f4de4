import Foundation

/// The change log's own small JSON: one flat object of columns and values, or one array of values.
///
/// It is exact: a whole number stays one (`5`), a real always shows itself (`5.0`, `1e+20`), bytes
/// are `{"base64":"…"}` and an infinite number `{"real":"inf"}`. The order of columns is kept, so
/// the same image is always the same text, which is what gets sealed.
enum ImageJSON {
  static func text(of image: Image) -> String {
    var text = "{"
    for (index, pair) in image.pairs.enumerated() {
      if index > 0 { text += "," }
      append(pair.name.text, to: &text)
      text += ":"
      append(pair.value, to: &text)
    }
    return text + "}"
  }

  static func text(of values: [SQLValue]) -> String {
    var text = "["
    for (index, value) in values.enumerated() {
      if index > 0 { text += "," }
      append(value, to: &text)
    }
    return text + "]"
  }

  private static func append(_ value: SQLValue, to text: inout String) {
    switch value {
    case .null: text += "null"
    case .integer(let number): text += String(number)
    case .real(let number):
      text += number.isFinite ? number.description : "{\"real\":\"\(number)\"}"
    case .boolean(let flag): text += flag ? "true" : "false"
    case .text(let string): append(string, to: &text)
    case .blob(let bytes): text += "{\"base64\":\"\(Data(bytes).base64EncodedString())\"}"
    }
  }

  private static func append(_ string: String, to text: inout String) {
    text += "\""
    if string.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5c }) {
      text += string
    } else {
      for scalar in string.unicodeScalars {
        switch scalar {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        case "\n": text += "\\n"
        case "\r": text += "\\r"
        case "\t": text += "\\t"
        case "\u{0}"..<" ":
          let digits = String(scalar.value, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: text.unicodeScalars.append(scalar)
        }
      }
    }
    text += "\""
  }
}

extension Image {
  /// The image as it is kept in the change log.
  public var json: String { ImageJSON.text(of: self) }

  /// Throws ``DecodingFault`` when the text is not an image as ``json`` writes it.
  public init(json: String) throws {
    var parser = ImageJSONParser(json)
    self.init(pairs: try parser.object())
    try parser.finish()
  }
}
