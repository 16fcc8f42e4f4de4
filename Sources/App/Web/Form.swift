import Civil
import Kernel
import Storage
import Synchronization

/// What a form sent: fields by name, in order, and files. Decoding a field either gives the value
/// or collects a problem, so that all that is wrong is said at once:
///
///     var entry = visit.form.entry()
///     let title = entry.text("title", "Give the plan a title", maximum: 200)
///     let start = entry.date("start", "visit start")
///     try entry.finish()   // throws Refusal.invalid with every problem
public struct Form: Sendable {
  public struct File: Sendable {
    public var name: String
    public var bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  public var fields: [(name: String, value: String)]
  public var files: [String: File]
  /// Every file in the order it was sent: a field may send several.
  public var uploads: [(name: String, file: File)]
  /// Notes which fields are asked for, when somebody wants to know: the test that compares what a
  /// handler reads with what the API says that it takes.
  public var watch: FormWatch?
  /// Whether somebody has sent it, if only empty: then nothing else is shown in its place.
  public var isSent: Bool
  /// What the page called its questions, by their names.
  public var titles: [String: String] = [:]

  public init(
    _ fields: [(name: String, value: String)] = [], files: [String: File] = [:],
    uploads: [(name: String, file: File)] = []
  ) {
    self.fields = fields
    self.files = files
    self.uploads = uploads
    isSent = !fields.isEmpty || !files.isEmpty || !uploads.isEmpty
  }

  /// The first value of a field; nil when it was not sent.
  public subscript(_ name: String) -> String? {
    watch?.note(name)
    return fields.first { $0.name == name }?.value
  }

  /// All values of a field: check boxes, several selects.
  public func all(_ name: String) -> [String] {
    watch?.note(name)
    return fields.compactMap { $0.name == name ? $0.value : nil }
  }

  /// All files of a field that takes several.
  public func allFiles(_ name: String) -> [File] {
    uploads.compactMap { $0.name == name ? $0.file : nil }
  }

  public func entry() -> FormEntry { FormEntry(form: self) }
}

/// The names of the fields that were asked for.
public final class FormWatch: Sendable {
  private let noted = Mutex<Set<String>>([])

  public init() {}

  public var names: Set<String> { noted.withLock { $0 } }

  func note(_ name: String) { noted.withLock { _ = $0.insert(name) } }
}
