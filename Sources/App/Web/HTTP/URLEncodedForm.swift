import Kernel
import SiteMap

/// A body could not be read: in words for the person who sent it.
struct MalformedBody: Error, Hashable {
  var message: String

  static let unreadable = MalformedBody(
    message:
      "The form arrived damaged and could not be read. Nothing was saved. Go back and send it again."
  )
  static let tooManyParts = MalformedBody(
    message: "The form has more fields than can be taken. Nothing was saved.")
}

/// Reads `application/x-www-form-urlencoded` (WHATWG URL, section 5.1), strictly: what is no UTF-8
/// or holds a broken escape is refused, not repaired.
enum URLEncodedForm {
  static let mostFields = 20_000

  static func read(_ bytes: [UInt8]) throws(MalformedBody) -> Form {
    var fields: [(name: String, value: String)] = []
    for pair in bytes.split(separator: UInt8(ascii: "&")) {
      guard fields.count < mostFields else { throw .tooManyParts }
      let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      guard
        let name = Address.decoded(pair[..<equals], plusIsSpace: true),
        let value = Address.decoded(pair[equals...].dropFirst(), plusIsSpace: true)
      else { throw .unreadable }
      fields.append((name, value))
    }
    return Form(fields)
  }
}
