import Civil
import ImprovementPlan
import Kernel
import Registers
import SiteMap
import Storage
import Web

extension BoardSlice {
  /// The log, for the learning events at which its challenges were raised.
  public static let challengeLog = ChallengeLog(tables: [Challenge.table]) { db, visit, event in
    let challenges = try db.challenges(ofEvent: event, in: visit.authority)
    let names = try db.ownerNames(of: challenges.flatMap(\.acts), in: visit.authority)
    let calendar = try visit.world.workingCalendar(db)
    return challenges.map { challenge in
      let standing = challenge.standing(on: visit.today, calendar: calendar)
      let who = [challenge.askedBy, challenge.askedOf].compactMap {
        names.words($0, on: challenge.askedOn)
      }
      return ChallengeLog.Entry(
        raised: challenge.eventChallenge, reference: challenge.reference,
        question: challenge.question, source: who.joined(separator: " to "),
        standing: standing.words, tag: standing.tag, address: .challenge(challenge.id))
    }
  } reference: { db, raised in
    try db.challenge(takingUp: raised.id, in: raised.authority)?.reference
  }
}
