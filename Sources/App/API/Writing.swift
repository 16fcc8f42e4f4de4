import Kernel
import SiteMap
import Storage
import Web

/// Does what a page's form does, for a program: JSON becomes the form's fields, the page's own
/// handler takes them, and what it says comes back as JSON.
struct Writing: Sendable {
  let operation: Operation
  let page: Site.Route
  let places: [String: String]

  func callAsFunction(_ visit: Visit) async throws -> Answer {
    try operation.checkQuery(of: visit)
    let fields = operation.body ?? []
    var form = try form(visit, fields)
    try addVersion(of: visit, to: &form, fields)
    do {
      return try await answer(page.handler(visit.sending(form)), visit)
    } catch Refusal.invalid(let problems) {
      throw Refusal.invalid(fields.named(problems))
    }
  }

  private func form(_ visit: Visit, _ fields: BodyFields) throws -> Form {
    guard let request = visit.request else { return Form() }
    if let form = request.form { return try fields.form(from: form) }
    if request.body.isEmpty {
      // The version alone may stand in `If-Match`, or else is asked for by its name.
      if fields.fields.contains(where: { $0.isRequired && $0.name != "version" }) {
        throw APIProblem(.unreadable, "The body is missing. Send an object, as JSON.")
      }
      return Form()
    }
    guard request.contentType == "application/json" else {
      throw APIProblem(
        .unsupportedType,
        "Send the body as application/json\(fields.hasFile ? ", or as multipart/form-data" : "").")
    }
    do {
      return try fields.form(from: JSONReader.read(request.body))
    } catch let unreadable as UnreadableJSON {
      throw APIProblem(.unreadable, "The body is no JSON that can be taken: \(unreadable).")
    }
  }

  /// The version that was read may stand in `If-Match`, as the tag that came with the record.
  private func addVersion(of visit: Visit, to form: inout Form, _ fields: BodyFields) throws {
    guard fields.fields.contains(where: { $0.name == "version" }) else { return }
    if let tag = visit.request?.ifMatch {
      guard let version = EntityTag.version(of: tag) else {
        throw APIProblem(
          .unreadable, "If-Match has to be the ETag that came with the record.")
      }
      form.fields.removeAll { $0.name == "version" }
      form.fields.append(("version", String(version)))
    }
    if !form.fields.contains(where: { $0.name == "version" }) {
      throw Refusal.invalid(
        "Say which version you had read, here or in If-Match.", field: "version")
    }
  }

  private func answer(_ answer: Answer, _ visit: Visit) -> Answer {
    var (page, notice, secret): (Address?, String?, String?) = (nil, nil, nil)
    switch answer {
    case .redirect(let address, let said): (page, notice) = (address, said)
    // A page that a form leads to at once says what its notice would; a program has the changes.
    case .page(let shown): (notice, secret) = (shown.title, shown.secret)
    case .file, .data, .begin, .end: return answer
    }
    let changes = visit.changes
    let made = changes.lazy.filter { $0.kind == .inserted }.compactMap { place(of: $0) }.first
    let isMade = made != nil && operation.method == .post
    let location = made ?? changes.lazy.compactMap { place(of: $0) }.first
    return .data(
      DataAnswer(
        status: isMade ? 201 : 200,
        [
          "message": .string(notice ?? "Done."), "isRepeated": false,
          "location": location.map { .string($0.description) } ?? .null,
          "page": page.map { .string($0.description) } ?? .null,
          "secret": secret.map { .string($0) } ?? .null,
          "changes": .array(
            changes.map {
              [
                "table": .string($0.table), "record": .string($0.recordID),
                "version": .integer($0.version), "kind": .string($0.kind.rawValue),
              ]
            }),
        ], location: location))
  }

  /// Where the record that was changed is read.
  private func place(of change: Change) -> Address? {
    guard let path = places[change.table] else { return nil }
    let parts = path.split(separator: "/").map { $0.hasPrefix(":") ? change.recordID : String($0) }
    return Address(parts: Operations.root.split(separator: "/").map(String.init) + parts)
  }
}

/// The tag of what was answered: the version of the record, and a hash of the whole, so that a
/// program can send the one back with a change and ask by the other whether anything is new.
enum EntityTag {
  static func tag(version: Int?, of bytes: [UInt8]) -> String {
    // FNV-1a: nobody is kept out by it, it only tells one text from another.
    let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return "\(version ?? 0)-\(String(hash, radix: 36))"
  }

  /// The version in a tag, or a plain one: `"7-abc"`, `"7"`.
  static func version(of text: String) -> Int? {
    let bare = text.hasPrefix("W/") ? text.dropFirst(2) : text[...]
    guard bare.count > 2, bare.first == "\"", bare.last == "\"" else { return nil }
    let digits = bare.dropFirst().prefix { $0 != "-" && $0 != "\"" }
    guard digits.utf8.count <= 9, let version = Int(digits), version >= 0 else { return nil }
    return version
  }

  static func isAmong(_ header: String, _ tag: String) -> Bool {
    header.split(separator: ",").contains { part in
      let bare = part.filter { !$0.isWhitespace }
      return bare == "*" || bare == "\"\(tag)\"" || bare == "W/\"\(tag)\""
    }
  }
}
