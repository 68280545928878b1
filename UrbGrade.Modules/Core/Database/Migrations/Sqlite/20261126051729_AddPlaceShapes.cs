using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddPlaceShapes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "PlaceShapes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    SiteId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Shape = table.Column<byte[]>(type: "BLOB", nullable: false),
                    West = table.Column<double>(type: "REAL", nullable: false),
                    South = table.Column<double>(type: "REAL", nullable: false),
                    East = table.Column<double>(type: "REAL", nullable: false),
                    North = table.Column<double>(type: "REAL", nullable: false),
                    ValidFrom = table.Column<long>(type: "INTEGER", nullable: false),
                    ValidTo = table.Column<long>(type: "INTEGER", nullable: true),
                    Source = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlaceShapes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlaceShapes_Sites_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Sites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "ChangeCounters",
                columns: new[] { "Topic", "Version" },
                values: new object[] { "places", 0L });

            migrationBuilder.CreateIndex(
                name: "IX_PlaceShapes_Box",
                table: "PlaceShapes",
                columns: new[] { "TenantId", "Kind", "West", "East", "South", "North" });

            migrationBuilder.CreateIndex(
                name: "IX_PlaceShapes_SiteId",
                table: "PlaceShapes",
                column: "SiteId");

            migrationBuilder.CreateIndex(
                name: "IX_PlaceShapes_Standing",
                table: "PlaceShapes",
                columns: new[] { "TenantId", "Kind", "Code" },
                unique: true,
                filter: "\"ValidTo\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PlaceShapes");

            migrationBuilder.DeleteData(
                table: "ChangeCounters",
                keyColumn: "Topic",
                keyValue: "places");
        }
    }
}
