"use strict";
// Dragging an event sends the form its buttons send, with the minutes between both places.
(() => {
  let dragged = null;
  const minutesBetween = (card, cell) => {
    const from = card.closest("td");
    const days = Math.round((Date.parse(cell.dataset.day) - Date.parse(from.dataset.day)) / 86400000);
    if (!from.dataset.hour || !cell.dataset.hour) {
      return days * 1440;
    }
    const hour = (time) => Number(time.split(":")[0]);
    return days * 1440 + (hour(cell.dataset.hour) - hour(from.dataset.hour)) * 60;
  };
  for (const card of document.querySelectorAll("form.card")) {
    card.addEventListener("dragstart", (event) => {
      dragged = card;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", card.getAttribute("aria-label"));
    });
  }
  for (const cell of document.querySelectorAll("td[data-day]")) {
    cell.addEventListener("dragover", (event) => {
      if (dragged) {
        event.preventDefault();
      }
    });
    cell.addEventListener("drop", (event) => {
      event.preventDefault();
      const minutes = minutesBetween(dragged, cell);
      if (minutes !== 0) {
        const field = document.createElement("input");
        field.type = "hidden";
        field.name = "minutes";
        field.value = String(minutes);
        dragged.append(field);
        dragged.submit();
      }
      dragged = null;
    });
  }
})();
