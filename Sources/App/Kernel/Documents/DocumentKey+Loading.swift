import Foundation

extension DocumentKey {
  /// The environment variable that may hold the key.
  public static let variable = "GOLDTHREAD_KEY"

  /// The key, from the first of these that is there: the environment variable `GOLDTHREAD_KEY`; the
  /// secret file that was named; the file beside the database, which the first start makes with a
  /// new key, readable by its owner only.
  ///
  /// - Throws: ``DocumentKeyFault`` when what is there is no key or cannot be read.
  public static func load(
    environment: [String: String], secretFile: String?, besideDatabase file: String?
  ) throws -> DocumentKey {
    if let text = environment[variable], !text.isEmpty {
      guard let key = DocumentKey(text: text) else {
        throw DocumentKeyFault(
          "\(variable) is not a key: it must be 32 bytes, as 64 hexadecimal digits or as base64")
      }
      return key
    }
    if let secretFile { return try read(secretFile) }
    guard let file else {
      throw DocumentKeyFault(
        "there is no key for documents: set \(variable), or name a file that holds it")
    }
    return FileManager.default.fileExists(atPath: file) ? try read(file) : try make(at: file)
  }

  private static func read(_ path: String) throws -> DocumentKey {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw DocumentKeyFault("the key file '\(path)' cannot be read; check its name and its rights")
    }
    guard let key = DocumentKey(text: String(decoding: data, as: UTF8.self)) else {
      throw DocumentKeyFault(
        "'\(path)' holds no key: it must be 32 bytes, as 64 hexadecimal digits or as base64")
    }
    return key
  }

  /// Two processes may start at once: the file is made under another name and linked into place,
  /// which only one of them can do; the other reads what the first has made.
  private static func make(at path: String) throws -> DocumentKey {
    let key = DocumentKey()
    let draft = "\(path).\(ProcessInfo.processInfo.globallyUniqueString)"
    defer { try? FileManager.default.removeItem(atPath: draft) }
    let isWritten = FileManager.default.createFile(
      atPath: draft, contents: Data((key.text + "\n").utf8),
      attributes: [.posixPermissions: 0o600])
    guard isWritten else {
      throw DocumentKeyFault("the key file '\(path)' cannot be made; check the folder's rights")
    }
    do {
      try FileManager.default.linkItem(atPath: draft, toPath: path)
      return key
    } catch {
      return try read(path)
    }
  }
}
