#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One file of a return: the only one of a return in XML, one of several of a return in CSV.
public struct ReturnPaper: Sendable {
  /// As it was called, without the folder.
  public let name: String
  public let bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// The name without what says which kind of file it is, for comparison: in small letters.
  var stem: String {
    let whole = name.lowercased()
    return whole.lastIndex(of: ".").map { String(whole[..<$0]) } ?? whole
  }

  /// The files of a folder whose names end so, in the order of their names.
  ///
  /// - Parameter ending: in small letters, such as ".csv".
  /// - Throws: ``ReturnRefusal`` when the folder cannot be opened, one of them cannot be read, or
  ///   they are more together than one file may have.
  public static func inFolder(
    _ path: String, ending: String
  ) throws(ReturnRefusal) -> [ReturnPaper] {
    guard let folder = opendir(path) else {
      throw ReturnRefusal("the folder cannot be opened: \(String(cString: strerror(errno)))")
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.lowercased().hasSuffix(ending), !name.hasPrefix(".") { names.append(name) }
    }
    var papers: [ReturnPaper] = []
    var size = 0
    for name in names.sorted() {
      papers.append(ReturnPaper(name: name, bytes: try FileBytes.read("\(path)/\(name)")))
      size += papers[papers.count - 1].bytes.count
      guard size < FileBytes.mostOfFile else {
        throw ReturnRefusal("the files are larger than 2 GB together; check them in smaller parts")
      }
    }
    return papers
  }
}
