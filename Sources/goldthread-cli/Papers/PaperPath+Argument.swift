import Foundation
import Reading

extension PaperPath {
  /// An argument of the command as the system gave it: a name that is no UTF-8 was repaired on its
  /// way here, and is looked up again by its repaired form.
  init(argument name: String) {
    self = Self.given(name) ?? PaperPath(name)
  }

  private static func given(_ name: String) -> PaperPath? {
    guard name.unicodeScalars.contains("\u{FFFD}") else { return nil }
    for argument in UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc))
    {
      guard let argument, String(cString: argument) == name else { continue }
      return PaperPath(
        bytes: Array(UnsafeRawBufferPointer(start: argument, count: strlen(argument))))
    }
    return nil
  }
}
