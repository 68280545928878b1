using System.Text.Json.Nodes;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>Entities of one kind: all of them, one of them, or those that another entity leads to.</summary>
internal interface IEntities
{
    /// <summary>The one of an id; null when that is no id of this kind.</summary>
    IEntities? At(string id);

    /// <summary>A stretch of them.</summary>
    /// <param name="path">Address of this list without its query, for the link to the next stretch.</param>
    Task<JsonObject> Page(SensorReading reading, SensorQuery query, string path);

    /// <summary>The first of them; null when there is none.</summary>
    Task<JsonObject?> First(SensorReading reading, SensorQuery query);

    /// <summary>What the first of them leads to by a name; null when there is none, or it leads nowhere by it.</summary>
    Task<Lead?> Follow(SensorReading reading, string name);
}
