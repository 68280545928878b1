using System.Linq.Expressions;
using System.Text.Json.Nodes;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>A kind of entity: where its rows are, how one is written, where one leads.</summary>
/// <param name="Name">Such as <c>Things</c>.</param>
/// <param name="Id">As it stands in an address between parentheses.</param>
/// <param name="With">The condition of an id; null when that is no id of this kind.</param>
/// <param name="ThenById">Gives those their order that an order asked for leaves without one: stretches of a list follow each other by it.</param>
/// <param name="Write">Its properties, without id and links.</param>
internal sealed record EntitySet<T>(
    string Name,
    Func<UrbGradeContext, IQueryable<T>> Rows,
    Func<T, JsonValue> Id,
    Func<string, Expression<Func<T, bool>>?> With,
    Func<IOrderedQueryable<T>, IOrderedQueryable<T>> ThenById,
    Func<T, JsonObject> Write)
    where T : class
{
    /// <summary>Where an entity leads, by name.</summary>
    public Dictionary<string, IWay<T>> Ways { get; } = new(StringComparer.Ordinal);

    public void LeadsToMany<TOther>(string name, EntitySet<TOther> others, Expression<Func<T, TOther, bool>> belongs)
        where TOther : class => Ways[name] = new Way<T, TOther>(true, others, belongs);

    public void LeadsToOne<TOther>(string name, EntitySet<TOther> others, Expression<Func<T, TOther, bool>> belongs)
        where TOther : class => Ways[name] = new Way<T, TOther>(false, others, belongs);

    public IEntities All => new Entities<T>(this, Rows);

    public IEntities Where(Expression<Func<T, bool>> condition) => new Entities<T>(this, database => Rows(database).Where(condition));

    /// <summary>How an id stands in an address.</summary>
    public static string InAddress(JsonValue id) => id.TryGetValue<string>(out var text) ? $"'{Uri.EscapeDataString(text)}'" : id.ToString();
}
