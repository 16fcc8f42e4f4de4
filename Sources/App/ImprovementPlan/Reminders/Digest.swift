import Civil
import Kernel
import Storage

/// What one person is written to in the morning: references, days and links, and nothing else,
/// since nobody knows who reads an inbox.
struct Digest: Sendable {
  let name: String
  let address: String
  /// What they are told, each action once.
  var items: [OpenReminder] = []
  /// What boards and registers ask, due soon or since.
  var asked: [AskedElsewhere.Open] = []
}

extension OpenReminder {
  fileprivate var toWhom: String {
    let name = reminder.toName
    return untold.map { "told to you instead of \(name): \($0)" } ?? "told to: \(name)"
  }
}

extension Digest {
  var subject: String {
    let count = items.actionCount + asked.count
    let thing = asked.isEmpty ? "action" : "thing"
    return count == 1
      ? "Goldthread: one \(thing) waits for you" : "Goldthread: \(count) \(thing)s wait for you"
  }

  /// - Parameters:
  ///   - council: whose service it is.
  ///   - service: where people reach it, without a slash at the end.
  func body(council: String, on day: CivilDate, linkingTo service: String) -> String {
    var lines = ["\(council), \(day.weekdayForm)", ""]
    for step in Reminder.Step.allCases.reversed() {
      let found = items.filter { $0.reminder.step == step }
      if found.isEmpty { continue }
      lines += [step.title, ""]
      for item in found {
        let action = item.action
        let due = action.dueOn.map { ", due \($0.longForm)" } ?? ""
        let opened = item.openedAgain.map {
          "opened again on \($0.recordedAt.dateInLondon.longForm)"
        }
        let more = (item.silence ?? opened).map { "; \($0)" } ?? ""
        lines += [
          "  \(action.reference)\(due)\(more) (\(item.toWhom))",
          "  \(service)/actions/\(action.id)", "",
        ]
      }
    }
    if !asked.isEmpty {
      lines += ["Asked of you beside the plan", ""]
      for one in asked {
        let due = one.dueOn.map { ", due \($0.longForm)" } ?? ""
        lines += [
          "  \(one.title)\(due) (asked by: \(one.from))", "  \(service)/reminders#asked", "",
        ]
      }
    }
    lines += items.endings(asked: !asked.isEmpty)
    lines += ["All that waits for you: \(service)/reminders", ""]
    return lines.joined(separator: "\n")
  }
}

extension WriteTransaction {
  /// Writes to everybody who has something open and an e-mail address: one message each.
  func postDigests(
    _ inboxes: Inboxes, asked elsewhere: AskedElsewhere, in world: World,
    linkingTo service: String
  ) throws {
    let authority = world.authority
    let today = world.today()
    let open = try judged(unanswered(in: authority)).filter { $0.answer == nil }.map(\.open)
    var digests: [String: Digest] = [:]
    for one in open {
      var one = one
      one.untold = inboxes.whyNobody(one.reminder.to)
      let people =
        one.untold == nil
        ? inboxes.people(behind: one.reminder.to)
        : inboxes.standInsToWriteTo(besides: one.action.answering)
      for person in people {
        guard let address = person.email else { continue }
        digests[address, default: Digest(name: person.name, address: address)].items
          .append(one)
      }
    }
    let ladder = try ReminderLadder(world, self)
    for one in try elsewhere.open(self, authority, today) where ladder.isSoon(one.dueOn) {
      for person in inboxes.people(behind: one.owner) {
        guard let address = person.email else { continue }
        digests[address, default: Digest(name: person.name, address: address)].asked.append(one)
      }
    }
    let council = try self.authority(authority)?.name ?? authority.code
    for (_, var digest) in digests.sorted(by: { $0.key < $1.key }) {
      digest.items = digest.items.onceEach
      try post(
        to: digest.name, at: digest.address, subject: digest.subject,
        body: digest.body(council: council, on: today, linkingTo: service), in: authority)
    }
  }
}
