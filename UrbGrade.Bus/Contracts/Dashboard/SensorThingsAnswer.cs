using System.Text.Json.Nodes;

namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>An answer of the SensorThings service.</summary>
/// <param name="Status">HTTP status: 200, 400 for what was not understood, 404 for what is not there, 501 for what is not offered.</param>
/// <param name="Document">Set when the status is 200.</param>
/// <param name="Problem">What is wrong; set otherwise.</param>
public sealed record SensorThingsAnswer(int Status, JsonNode? Document, string? Problem = null);
