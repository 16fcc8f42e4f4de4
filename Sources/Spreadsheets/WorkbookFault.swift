import CXlsxWriter

/// A workbook could not be written: no room for its temporary files, as a rule. One sentence for
/// whoever runs the service.
public struct WorkbookFault: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }

  /// - Parameter error: what the library answered.
  init(_ doing: String, _ error: lxw_error) {
    let reason = lxw_strerror(error).map { String(cString: $0) } ?? "unknown"
    description = "a workbook could not be \(doing): \(reason)"
  }
}
