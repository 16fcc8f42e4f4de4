import Markup
import Web

extension FrameworkGrade {
  /// One or two letters for a tile: "RI" for "Requires improvement".
  var letters: String {
    code.split(separator: "_").compactMap(\.first).map { String($0).uppercased() }.joined()
  }

  /// The colour is a second cue and belongs to this scale; the word stands first.
  var tone: Tone {
    switch code {
    case "outstanding": .info
    case "good": .good
    case "adequate", "requires_improvement": .caution
    case "inadequate": .urgent
    default: .neutral
    }
  }
}
