import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension [BoardPack] {
  /// The pack of a meeting that the board had before it: the last one that was made by the day of
  /// the meeting. One made afterwards is not what the board had read; where there is no other, the
  /// first of them comes nearest.
  ///
  /// They are given with the latest first.
  func given(to meeting: Meeting) -> BoardPack? {
    let made = filter { $0.meeting == meeting.id }
    return made.first { $0.takenOn <= meeting.heldOn } ?? made.last
  }
}

/// Which of several packs for one meeting is the latest, and which the board was given.
struct PackOrder: Sendable {
  /// Those of the meeting, the latest first.
  let packs: [BoardPack]
  let meeting: Meeting
  let today: CivilDate

  /// One sentence; nothing where there are not several packs.
  ///
  /// - Parameter shown: the pack on whose page it stands; nil on the page of the meeting.
  @HTMLBuilder func html(on shown: BoardPack? = nil) -> HTML {
    if let latest = packs.first, let given = packs.given(to: meeting), packs.count > 1 {
      p {
        HTML("Of the \(packs.count) packs that were made for this meeting ")
        name(latest, shown)
        HTML(packs.count == 2 ? " is the later" : " is the latest")
        if meeting.state == .cancelled {
          HTML("; the meeting was cancelled.")
        } else if given.takenOn > meeting.heldOn {
          HTML("; none was there on the day of the meeting.")
        } else if given.id == latest.id {
          HTML(", and the one that the board \(isOver ? "was" : "is") given.")
        } else {
          HTML("; the board was given ")
          name(given, shown)
          HTML(", the last that was made by the day of the meeting.")
        }
      }
    }
  }

  private var isOver: Bool { meeting.state == .held || meeting.heldOn < today }

  private func name(_ pack: BoardPack, _ shown: BoardPack?) -> HTML {
    if pack.id == shown?.id { return strong("this one") }
    let words = "\(pack.citation), at \(pack.takenAt.inLondon.timeOfDay)"
    return shown == nil ? HTML(words) : link(words, to: .pack(pack.id))
  }
}
