using System.Text.Json.Nodes;

namespace UrbGrade.Bus.Contracts.Gis;

/// <summary>An answer of the features service.</summary>
/// <param name="Status">HTTP status: 200, 400 for what was not understood, 404 for what is not there.</param>
/// <param name="Document">Set when the status is 200.</param>
/// <param name="MediaType">Of the document.</param>
/// <param name="Problem">What is wrong; set otherwise.</param>
public sealed record FeatureAnswer(int Status, JsonNode? Document, string? MediaType = null, string? Problem = null);
