import Civil
import Foundation
import Inspections
import Kernel
import Storage
import TestKit
import Testing

@testable import Product

@Suite struct DemoStoryTests {
  @Test func `Every day of the story exists and lies between its first day and today`() {
    let days = Demo.story.map(\.day)
    #expect(days.count > 150)
    #expect(days.first == CivilDate("2012-10-01"))
    #expect(days == days.sorted())
    #expect((days.last ?? .latest) <= demoToday)
    let register = MakeRegister.lines.flatMap { line -> [CivilDate?] in
      [line.visitStart, line.publishedOn]
    }
    let people = DemoPerson.allCases.flatMap { person -> [CivilDate?] in
      [person.facts.from, person.facts.left]
    }
    let posts = DemoPost.allCases.flatMap(\.holders).flatMap { holder -> [CivilDate?] in
      [holder.from, holder.to]
    }
    let actions = DemoPlan.all.flatMap(\.actions).flatMap { action -> [CivilDate?] in
      let said: [CivilDate?] = action.progress.map(\.since) + action.moves.map(\.to)
      return [action.start, action.due] + said
    }
    #expect(!(register + people + posts + actions).contains(.earliest))
  }

  @Test func `Nothing in the story happens on a weekend or a bank holiday`() {
    let calendar = WorkingCalendar.englandAndWales
    for scene in Demo.story {
      #expect(calendar.isWorkingDay(scene.day), "\(scene.day) \(scene.day.weekday)")
    }
  }

  @Test func `The history runs in the order of its days, each change in somebody’s name`()
    async throws
  {
    let world = try await thornmere()
    let changes = try await world.store.read { db in try db.changes(since: 0, limit: 10_000) }
      .filter { $0.reason != "rules that ship with the product" && $0.reason != "council entered" }
    #expect(changes.map(\.at) == changes.map(\.at).sorted())
    let nameless = Set(changes.filter { $0.author.id == "system" }.map(\.reason))
    #expect(nameless == ["account made", "reminders"])
    #expect(!changes.contains { $0.author.id == "public" })
    #expect(Set(changes.map(\.author.name)).count >= 8)
  }

  @Test func `People are named once and hold posts only while they are there`() {
    let names = DemoPerson.allCases.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.count >= 25)
    for holder in DemoPost.allCases.flatMap(\.holders) {
      #expect(holder.person.facts.body != nil)
      if let left = holder.person.facts.left { #expect((holder.to ?? .latest) <= left) }
      #expect(holder.from <= holder.to ?? .latest)
    }
  }

  @Test(arguments: DemoPaper.allCases)
  func `The papers in the product are those of the fixtures`(paper: DemoPaper) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appendingPathComponent("Fixtures/papers/\(paper.fileName)")
    let isSame = try Data(contentsOf: file) == Data(paper.bytes)
    #expect(isSame, "run Scripts/embed-papers")
  }

  @Test func `No council of the story is a real one, and the two of the sources are never named`()
    async throws
  {
    let real = Set(RealCouncils.names)
    #expect(real.count > 150)
    for line in MakeRegister.lines { #expect(!real.contains(line.council), "\(line.council)") }
    #expect(Set(MakeRegister.lines.map(\.council)).count >= 19)
    let world = try await thornmere()
    let changes = try await world.store.read { db in try db.changes(since: 0, limit: 10_000) }
    let texts = changes.map {
      "\($0.before.map { "\($0)" } ?? "") \($0.after.map { "\($0)" } ?? "")"
    }
    #expect(texts.contains { $0.contains("Saltmarsh and Dene") })
    for text in texts {
      #expect(!text.contains("Rochdale") && !text.contains("Rotherham"))
    }
  }
}
