using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Lines of gateways' logs among what sites say, a kind for each level. Of each gateway and level the newest lines are kept.</summary>
internal sealed class ToldEvents(IUrbGradeContexts contexts, TimeProvider time) : IToldEvents
{
    /// <summary>Field of the number of its kind.</summary>
    public const string CodeField = "code";

    /// <summary>Field of the line itself.</summary>
    public const string TextField = "text";

    /// <summary>So many of each level, the newest.</summary>
    internal const int MostKept = 2_000;

    private const int LongestText = 1_000;

    private static readonly IReadOnlyDictionary<EventLevel, string> KindOfLevel = new Dictionary<EventLevel, string>
    {
        [EventLevel.Information] = "gateway_information", [EventLevel.Warning] = "gateway_warning", [EventLevel.Error] = "gateway_error",
    };

    /// <summary>The kinds that such lines are kept under.</summary>
    public static List<string> Kinds => [.. KindOfLevel.Values];

    /// <summary>The kinds of a level and of those above it.</summary>
    public static List<string> KindsFrom(EventLevel least) => [.. KindOfLevel.Where(kind => kind.Key >= least).Select(kind => kind.Value)];

    /// <summary>The level that a kind stands for.</summary>
    public static EventLevel LevelOf(string kind) => KindOfLevel.Single(one => one.Value == kind).Key;

    public DateTimeOffset? Keep(IWriteSession session, int tenantId, string gateway, IReadOnlyList<ToldEvent> events)
    {
        using var database = contexts.Write(TenantScope.Of(tenantId), session);
        var kinds = Kinds;
        Add(database, tenantId, gateway, kinds, events);
        return Of(database, tenantId, kinds, gateway).Max(r => (DateTimeOffset?)r.At);
    }

    /// <summary>The lines of one gateway and some kinds, found by the index of the keys, which begin with the gateway;
    /// it begins with the tenant, which is named for it.</summary>
    public static IQueryable<SiteRecordRow> Of(UrbGradeContext database, int tenantId, List<string> kinds, string gateway)
    {
        var (first, after) = (Mark(gateway), After(gateway));
#pragma warning disable CA1309, CA1310 // The database compares.
        return database.Set<SiteRecordRow>().Where(r => r.TenantId == tenantId && EF.Parameter(kinds).Contains(r.Kind)
            && string.Compare(r.Key, first) >= 0 && string.Compare(r.Key, after) < 0 && r.Subject == gateway);
#pragma warning restore CA1309, CA1310
    }

    /// <summary>All levels together: lines are read in the order in which they are added.</summary>
    private void Add(UrbGradeContext database, int tenantId, string gateway, List<string> kinds, IReadOnlyList<ToldEvent> events)
    {
        var now = time.GetUtcNow();
        var keyed = events.Select(told => (Key: KeyOf(gateway, told), Told: told)).DistinctBy(one => one.Key).ToList();
        var keys = keyed.ConvertAll(one => one.Key);
        var known = database.Set<SiteRecordRow>().Where(r => r.TenantId == tenantId && EF.Parameter(kinds).Contains(r.Kind) && EF.Parameter(keys).Contains(r.Key))
            .Select(r => r.Key).ToHashSet();
        var fresh = keyed.FindAll(one => !known.Contains(one.Key));
        if (fresh.Count == 0)
        {
            return;
        }

        database.AddRange(fresh.Select(one => new SiteRecordRow
        {
            TenantId = tenantId, Kind = KindOfLevel[one.Told.Level], Key = one.Key, Revision = 1, Subject = gateway,
            // A gateway whose clock runs ahead must not tell of the future.
            At = one.Told.At > now ? now : one.Told.At, Fields = FieldsOf(one.Told),
        }));
        database.SaveChanges();
        foreach (var kind in fresh.Select(one => KindOfLevel[one.Told.Level]).Distinct())
        {
            var ofGateway = Of(database, tenantId, [kind], gateway);
            if (ofGateway.OrderByDescending(r => r.Id).Select(r => (long?)r.Id).Skip(MostKept).FirstOrDefault() is { } tooOld)
            {
                ofGateway.Where(r => r.Id <= tooOld).ExecuteDelete();
            }
        }
    }

    /// <summary>Two gateways of a tenant may number their events alike.</summary>
    private static string KeyOf(string gateway, ToldEvent told) => $"{Mark(gateway)}-{told.Id}";

    private static string Mark(string gateway) => Number(gateway).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Behind all keys of a gateway in whatever order a database has for texts: the next mark, as all of them
    /// are digits and small letters of the same length.</summary>
    private static string After(string gateway) => Number(gateway) is var mark && mark < ulong.MaxValue ? (mark + 1).ToString("x16", CultureInfo.InvariantCulture) : "g";

    private static ulong Number(string gateway) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(gateway)));

    private static string FieldsOf(ToldEvent told) => JsonSerializer.Serialize(new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        [CodeField] = told.Code.ToString(CultureInfo.InvariantCulture), [TextField] = Shorten(told.Text, LongestText),
    });

    /// <summary>Not through the middle of a letter, which databases refuse.</summary>
    private static string Shorten(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
