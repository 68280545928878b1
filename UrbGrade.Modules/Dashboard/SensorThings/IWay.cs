using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>How entities lead to others by a name.</summary>
internal interface IWay<T>
    where T : class
{
    /// <summary>What one entity leads to.</summary>
    Lead From(T entity);

    /// <summary>Whether a path that begins with this way comes to a list somewhere.</summary>
    /// <param name="further">The names of the path after this way's.</param>
    bool ComesToMany(ReadOnlySpan<string> further);

    /// <summary>The entities that lead to at least one of those that a filter chooses.</summary>
    IQueryable<T> Having(IQueryable<T> entities, UrbGradeContext database, string filter);
}
