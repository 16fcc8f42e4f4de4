import Storage
import Testing

@testable import Kernel

@Suite struct PasswordRulesTests {
  let rules = PasswordRules(
    login: "jo.marsh@thornmere.example", name: "Jo Marsh",
    authority: Authority(
      authority: AuthorityID("X08000001"), name: "Thornmere Borough Council", shortName: "Thornmere"
    ))

  @Test(arguments: [
    "vinegar lantern Tuesdaze", "correcthorsebatterystaple but longer pelican", "xK4#mmPq9!zL",
    "pelikan-ohne-Fahrrad", "кошка любит молоко", "  spaces count too  ",
    "Jo Marsh paints ceilings",
  ])
  func `A password that is long and not the first to try is taken`(password: String) {
    #expect(rules.problem(password) == nil)
  }

  @Test(arguments: [
    ("", "at least 12"), ("elevenchars", "at least 12"), ("🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂", "at least 12"),
    ("aaaaaaaaaaaa", "repeats"), ("abababababab", "repeats"), ("xyzzxyzzxyzzxyzz", "repeats"),
    ("abcdefghijkl", "alphabet"), ("123456789012", "alphabet"), ("qwertyuiop12", "alphabet"),
    ("poiuytrewqlkj", "alphabet"), ("1qaz2wsx3edc", "alphabet"),
    ("password1234", "first"), ("P@ssw0rd2024!", "first"), ("passwordpassword", "first"),
    ("LetMeIn12345", "first"), ("Liverpool2012!", "first"), ("iloveyou123456", "first"),
    ("Summer2024!!!", "first"), ("welcomewelcome", "first"), ("Monday-Tuesday-1", "first"),
    ("thornmere2026", "your name"), ("JoMarsh123456", "your name"),
    ("Goldthread2026!", "your name"), ("ThornmereCouncil1", "your name"),
    ("jo.marsh@thornmere.example", "your name"),
  ])
  func `A password that is too short or easy to guess is refused, saying why`(
    password: String, word: String
  ) {
    let problem = rules.problem(password)
    #expect(problem?.contains(word) == true, "\(problem ?? "taken")")
  }

  @Test func `1,024 bytes are taken, one more is not`() throws {
    let text = String(repeating: "vinegar lantern ", count: 64)
    #expect(text.utf8.count == 1024)
    #expect(rules.problem(text + "x")?.contains("1024 bytes") == true)
    let other = (0..<256).map { "\(UnicodeScalar(0x61 + $0 * 7 % 26) ?? "a")\($0 % 10)" }.joined()
    #expect(rules.problem(String(other.prefix(1024))) == nil)
  }
}
