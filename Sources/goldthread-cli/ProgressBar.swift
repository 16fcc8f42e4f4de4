import Foundation

/// How far a long command has come, on standard error where that is a terminal, from its second
/// second on. It stands on the last line and goes when the command ends.
struct ProgressBar {
  private let total: Int
  private let isShown: Bool
  private let started = ContinuousClock.now
  private var done = 0
  private var isDrawn = false

  init(total: Int) {
    self.total = total
    isShown =
      total > 1 && isatty(STDERR_FILENO) == 1
      && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// Takes the bar away, so that a line can be printed in its place.
  mutating func clear() {
    guard isDrawn else { return }
    write("\r\u{1B}[K")
    isDrawn = false
  }

  /// One more is done.
  mutating func advance() {
    done += 1
    let elapsed = ContinuousClock.now - started
    guard isShown, done < total, .seconds(1) < elapsed else { return }
    write(ProgressBar.text(done: done, total: total, elapsed: elapsed))
    isDrawn = true
  }

  /// "[#########-----------] 45 of 100, about 12 s left"
  static func text(done: Int, total: Int, elapsed: Duration) -> String {
    let width = 20
    let filled = total > 0 ? width * done / total : width
    let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: width - filled)
    let left = done > 0 ? elapsed / done * (total - done) : .zero
    return "[\(bar)] \(done) of \(total), about \(max(1, left.components.seconds)) s left"
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
