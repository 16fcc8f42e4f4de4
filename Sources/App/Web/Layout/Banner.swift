import Kernel
import Markup
import SiteMap

/// The top of every page: whose service it is, who is signed in, and its sections.
struct Banner {
  let shell: Shell
  let visit: Visit

  var html: HTML {
    header(.class("top")) {
      div(.class("frame top-row")) {
        brand
        finder
        if visit.user.isSignedIn {
          person
        } else if visit.address.path != Address.signIn.path {
          link("Sign in", to: .signIn, .class("top-link"))
        }
      }
      sections
    }
  }

  private var brand: HTML {
    a(.href(Address.home), .class("brand")) {
      svg(.class("brand-mark"), .viewBox(0, 0, 32, 32), .aria("hidden", true)) {
        SVG.path("M7 25 C 7 11, 25 21, 25 7", .class("brand-thread"))
        SVG.circle(cx: 7, cy: 25, r: 3.7, .class("brand-end"))
        SVG.circle(cx: 25, cy: 7, r: 3.7, .class("brand-end brand-end-full"))
      }
      span(.class("brand-words")) {
        span(shell.product, .class("brand-name"))
        HTML(" ")
        span(shell.council, .class("brand-council"))
      }
    }
  }

  private var person: HTML {
    div(.class("person")) {
      p {
        link(visit.user.name, to: .account, .class("person-name"))
        HTML(" ")
        span(roles, .class("person-role"))
      }
      visit.sheet.button("Sign out", to: .signOut, style: .quiet)
    }
  }

  /// In the order of the catalogue, so that it reads the same each day.
  private var roles: String {
    Role.allCases.filter(visit.user.roles.contains).map(\.title).joined(separator: ", ")
  }

  @HTMLBuilder private var finder: HTML {
    if let search = shell.search {
      form(.method(.get), .action(search.web), .role("search"), .class("finder")) {
        label("Search", .for("find"), .class("visually-hidden"))
        input(
          .type(.search), .id("find"), .name("q"), .class("finder-input"), .placeholder("Search"),
          .value(visit.address.path == search.path ? visit.query("q") ?? "" : ""))
        button(.type(.submit), .class("finder-button")) {
          span("Search", .class("visually-hidden"))
          svg(.class("finder-mark"), .viewBox(0, 0, 20, 20), .aria("hidden", true)) {
            SVG.circle(cx: 8.5, cy: 8.5, r: 5.5)
            SVG.line(x1: 12.6, y1: 12.6, x2: 18, y2: 18)
          }
        }
      }
    }
  }

  @HTMLBuilder private var sections: HTML {
    let items = shell.navigation.filter { visit.user.may($0.permission) }
    if !items.isEmpty { Sections(items: items, here: visit.address).html }
  }
}
