using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Accounts;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.People;

/// <summary>What the audit calls people. A pseudonym leads to a person through the account alone: with the account the way ends.</summary>
internal static partial class Pseudonyms
{
    private const string Prefix = "person-";

    private const string FindSql = """
        SELECT "Id", "Pseudonym" FROM "AspNetUsers" WHERE "NormalizedEmail" = @email
        """;

    private const string GiveSql = """
        UPDATE "AspNetUsers" SET "Pseudonym" = @pseudonym WHERE "Id" = @id
        """;

    /// <summary>Puts pseudonyms in the place of the addresses of accounts.</summary>
    public static string? Hide(IWriteSession session, string? text) => text is null || !text.Contains('@', StringComparison.Ordinal)
        ? text
        : Of(session, text) ?? Address().Replace(text, address => Of(session, address.Value) ?? address.Value);

    /// <summary>The pseudonym of the account of an address, which gets one when it has none yet; null where there is no account.</summary>
    public static string? Of(IWriteSession session, string email)
    {
        var find = session.Prepare(FindSql, "@email").Fill(AccountRows.Normal(email));
        int id;
        using (var row = find.ExecuteReader())
        {
            if (!row.Read())
            {
                return null;
            }

            if (!row.IsDBNull(1))
            {
                return row.GetString(1);
            }

            id = row.GetInt32(0);
        }

        var pseudonym = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        session.Prepare(GiveSql, "@pseudonym", "@id").Fill(pseudonym, id).ExecuteNonQuery();
        return pseudonym;
    }

    /// <summary>The addresses behind the pseudonyms in some texts, as far as there still is an account.</summary>
    public static async Task<Dictionary<string, string>> Read(
        UrbGradeContext database, IEnumerable<string?> texts, CancellationToken cancellation)
    {
        var pseudonyms = texts.OfType<string>().SelectMany(text => Pseudonym().Matches(text)).Select(match => match.Value).Distinct().ToList();
        return pseudonyms.Count == 0
            ? []
            : await database.Users.AsNoTracking().Where(user => pseudonyms.Contains(user.Pseudonym!))
                .ToDictionaryAsync(user => user.Pseudonym!, user => user.Email!, cancellation);
    }

    /// <summary>Puts addresses in the place of the pseudonyms that lead to somebody.</summary>
    public static string? Show(string? text, Dictionary<string, string> people) => text is null || people.Count == 0
        ? text
        : Pseudonym().Replace(text, match => people.GetValueOrDefault(match.Value, match.Value));

    /// <summary>The pseudonyms of the accounts whose address has a text in it.</summary>
    public static Task<List<string>> Search(UrbGradeContext database, string part, CancellationToken cancellation)
    {
        var normal = AccountRows.Normal(part);
        return database.Users.Where(user => user.Pseudonym != null && user.NormalizedEmail!.Contains(normal))
            .Select(user => user.Pseudonym!).ToListAsync(cancellation);
    }

    [GeneratedRegex("""[^\s@,;:()<>"'=\[\]{}]+@[\p{L}\p{N}.-]*[\p{L}\p{N}]""")]
    private static partial Regex Address();

    [GeneratedRegex("person-[0-9a-f]{16}")]
    private static partial Regex Pseudonym();
}
